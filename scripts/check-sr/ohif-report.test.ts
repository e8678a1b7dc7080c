import { adaptersSR } from '@cornerstonejs/adapters';
import { metaData } from '@cornerstonejs/core';
import dcmjs from 'dcmjs';
import { describe, expect, it } from 'vitest';
import type { ReadReport } from '../../src/dicom/sr/read/measurement-report.ts';
import { fromMeasurementReport } from '../../src/dicom/sr/read/measurement-report.ts';
import { readReportFile } from '../../src/dicom/sr/report-file.ts';
import {
  NO_DERIVED,
  SAMPLE_STUDY,
  sampleContext,
} from '../../src/dicom/sr/testing/sample-context.ts';
import { toMeasurementReport } from '../../src/dicom/sr/write/measurement-report.ts';
import type { PatientPoint } from '../../src/geometry/spaces.ts';
import { describeImages } from './ohif.ts';

const MR_IMAGE = '1.2.840.10008.5.1.4.1.1.4';

describeImages(
  {
    imagePositionPatient: [0, 0, 0] as const as unknown as PatientPoint,
    rowDirection: [1, 0, 0],
    columnDirection: [0, 1, 0],
    rowSpacingMm: 0.5,
    columnSpacingMm: 0.5,
  },
  {
    sopCommonModule: { sopInstanceUID: '2.25.1101', sopClassUID: MR_IMAGE },
    instance: {
      SOPInstanceUID: '2.25.1101',
      SOPClassUID: MR_IMAGE,
      StudyInstanceUID: SAMPLE_STUDY,
      SeriesInstanceUID: '2.25.1100',
      PatientID: 'SAMPLE-1',
      PatientName: 'Test^Foreign',
      Modality: 'MR',
    },
    frameNumber: 1,
  },
);

const code = (CodeValue: string, CodeMeaning: string, CodingSchemeDesignator = 'SCT') => ({
  CodeValue,
  CodingSchemeDesignator,
  CodeMeaning,
});

/** One annotation as the viewer keeps it, on the one image, at T9. */
const annotation = (
  finding: ReturnType<typeof code> | undefined,
  data: Readonly<Record<string, unknown>>,
  statistics: Readonly<Record<string, unknown>>,
) => ({
  metadata: { referencedImageId: 'image', FrameOfReferenceUID: '2.25.1' },
  findingSites: [code('82687006', 'T9 vertebra')],
  ...(finding ? { finding } : {}),
  data: { handles: { points: [] }, ...data, cachedStats: { 'imageId:image': statistics } },
});

/** Millimetres; the first pixel's centre is at 0, and 5 mm are ten pixels. */
const ring = [[5, 5, 0], [15, 5, 0], [15, 10, 0], [5, 10, 0]] as const; // prettier-ignore
const roi = { contour: { polyline: ring, closed: true } };
const roiStatistics = { area: 50, areaUnit: 'mm\u00B2', mean: 5, stdDev: 1, max: 9, perimeter: 30 };

/** A report as OHIF writes it: by its own code, as a file. */
function ohifReport(): Uint8Array {
  const state = {
    image: {
      Length: { data: [annotation(undefined, { handles: { points: [[0, 0, 0], [3, 4, 0]] } }, { length: 5, unit: 'mm' })] },
      PlanarFreehandROI: {
        data: [
          annotation(code('2748008', 'Spinal cord'), { ...roi, label: 'cord' }, roiStatistics),
          annotation(code('CORNERSTONEFREETEXT', 'odd', 'CORNERSTONEJS'), { ...roi, label: 'odd' }, roiStatistics),
        ],
      },
      Probe: { data: [annotation(undefined, { handles: { points: [[1, 1, 0]] } }, { value: 7 })] },
    },
  }; // prettier-ignore
  const report = adaptersSR.Cornerstone3D.MeasurementReport.generateReport(state, metaData, {}) as {
    readonly dataset: object;
  };
  return new Uint8Array(dcmjs.data.datasetToDict(report.dataset).write());
}

function read(bytes: Uint8Array): ReadReport {
  const report = readReportFile({ name: 'ohif.dcm', bytes }, SAMPLE_STUDY);
  if (!report.ok) throw new Error(report.error.message);
  return report.value;
}

describe('a report written by OHIF', () => {
  const report = read(ohifReport());

  it('gives outlines of structures we know, and lengths', () => {
    const { outlines, measurements } = report.reading;
    expect(outlines).toMatchObject([{ structure: 'cord', level: 'T9' }]);
    expect(outlines[0]?.points).toEqual([[10.5, 10.5], [30.5, 10.5], [30.5, 20.5], [10.5, 20.5]]); // prettier-ignore
    expect(measurements).toMatchObject([{ kind: 'distance', level: 'T9' }]);
    expect(measurements[0]?.points).toEqual([[0.5, 0.5], [6.5, 8.5]]); // prettier-ignore
  });

  it('has the rest kept and listed', () => {
    const words = report.notUnderstood.map(({ what }) => what.split(' is not part')[0]);
    // Two groups that are not ours, then what was measured on the cord beside its area.
    expect(words).toEqual([
      'Perimeter, Area, Maximum, Mean, Standard Deviation',
      'Center',
      'Perimeter',
      'Maximum',
      'Mean',
      'Standard Deviation',
      'Comment',
      'Language of Content Item and Descendants',
      'Procedure reported',
    ]);
    expect(report.carried.measurements).toHaveLength(2);
  });

  it('has it all written back: content, tracking UIDs, observer', () => {
    const context = sampleContext({
      carried: report.carried,
      knownImages: report.images,
      predecessor: report.documentInfo,
    });
    const written = toMeasurementReport(report.reading, context, NO_DERIVED);
    if (!written.ok) throw new Error(written.error.message);
    const again = fromMeasurementReport(written.value.dataset, SAMPLE_STUDY);
    if (!again.ok) throw new Error(again.error.message);
    expect(again.value.reading).toEqual(report.reading);
    expect(again.value.notUnderstood.map(({ what }) => what)).toEqual(
      report.notUnderstood.map(({ what }) => what),
    );
    const kept = JSON.stringify(again.value.carried.measurements);
    expect(kept).toContain('unknown^unknown');
    for (const group of report.carried.measurements) {
      const uid = JSON.stringify(group).match(/"0040A124":\{[^}]*\}/)?.[0] ?? 'no tracking UID';
      expect(kept).toContain(uid);
    }
  });
});
