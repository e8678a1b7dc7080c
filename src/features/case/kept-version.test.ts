import { expect, it } from 'vitest';
import { coveringReadings } from '../../dicom/sr/testing/covering-readings.ts';
import { sampleContext } from '../../dicom/sr/testing/sample-context.ts';
import { toMeasurementReport } from '../../dicom/sr/write/measurement-report.ts';
import { compareReadings } from '../../domain/comparison/compare-readings.ts';
import { keptVersion, readVersion } from './kept-version.ts';

it('keeps the whole reading and nothing of who the patient is', () => {
  const context = {
    ...sampleContext(),
    study: {
      ...sampleContext().study,
      patientName: 'Secret^Name',
      patientId: 'SECRET-ID',
      issuerOfPatientId: '',
      patientBirthDate: '19570101',
      accessionNumber: 'SECRET-ACC',
      referringPhysicianName: 'Secret^Doctor',
    },
  };
  for (const { reading } of coveringReadings()) {
    const written = toMeasurementReport(reading, context, {
      escc: new Map(),
      belowConus: new Set(),
    });
    if (!written.ok) throw new Error(written.error.message);
    const { dataset, documentInfo } = written.value;
    const version = keptVersion(dataset, documentInfo, { reader: 'A', origin: 'saved' });
    expect(version.document).not.toMatch(/secret|19570101/i);
    expect(version.sopInstanceUid).toBe(documentInfo.sopInstanceUid);
    const read = readVersion(version);
    expect(read.ok && compareReadings(reading, read.value.reading)).toEqual([]);
  }
});
