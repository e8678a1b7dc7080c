import dcmjs from 'dcmjs';
import { describe, expect, it } from 'vitest';
import type { DicomDataset } from '../../src/dicom/sr/dicom-json.ts';
import { toPart10 } from '../../src/dicom/sr/part10.ts';
import { readReportFile } from '../../src/dicom/sr/report-file.ts';
import { NO_DERIVED, sampleContext } from '../../src/dicom/sr/testing/sample-context.ts';
import { toMeasurementReport } from '../../src/dicom/sr/write/measurement-report.ts';
import { FOREIGN_DOCUMENTS } from './foreign-documents.ts';
import { differenceOf, judged } from './item-by-item.ts';

/** A dataset as a file, and back by dcmjs, which shares no code with ours. */
function throughDcmjs(dataset: DicomDataset): DicomDataset {
  const file = toPart10(dataset);
  if (!file.ok) throw new Error(file.error.message);
  const { buffer, byteOffset, byteLength } = file.value;
  return dcmjs.data.DicomMessage.readFile(buffer.slice(byteOffset, byteOffset + byteLength)).dict as DicomDataset; // prettier-ignore
}

/** Opened, and saved by another reader with images open or not; then opened and saved once more. */
function saved(dataset: DicomDataset, isOpen: boolean, times: number): DicomDataset {
  const file = toPart10(dataset);
  if (!file.ok) throw new Error(file.error.message);
  const read = readReportFile({ name: 'foreign.dcm', bytes: file.value }, null);
  if (!read.ok) throw new Error(read.error.message);
  const { reading, header, images, documentInfo, carried, items } = read.value;
  expect(items.understood + items.kept).toBe(items.all);
  const context = sampleContext({
    study: header,
    knownImages: images,
    predecessor: documentInfo,
    carried,
    savedAt: '2026-12-24T10:00:00.000+09:00',
    ...(isOpen ? {} : { images: new Map() }),
  });
  const written = toMeasurementReport(reading, context, NO_DERIVED);
  if (!written.ok) throw new Error(written.error.message);
  return times > 1 ? saved(written.value.dataset, isOpen, times - 1) : written.value.dataset;
}

describe.each(FOREIGN_DOCUMENTS)('a report $name', ({ dataset }) => {
  it.each([
    ['its images open', true],
    ['none of its images open', false],
  ] as const)('is saved again item by item, with %s: nothing is lost, and what is added has a reason', (_, isOpen) => {
    for (const times of [1, 2]) {
      const difference = differenceOf(throughDcmjs(dataset), throughDcmjs(saved(dataset, isOpen, times))); // prettier-ignore
      expect(judged(difference).unexplained).toEqual([]);
    }
  }); // prettier-ignore
});

it('an item that is changed is found', () => {
  const [{ dataset } = { dataset: {} }] = FOREIGN_DOCUMENTS;
  const text = JSON.stringify(dataset);
  for (const [is, other] of [['"70361.3"', '"70361.4"'], ['"Measurements group 1"', '"group 1"'], ['2.25.4502', '2.25.4599'], ['Refer^Anna', 'Refer^Otto']] as const) {
    const changed = JSON.parse(text.replace(is, other)) as DicomDataset;
    expect(judged(differenceOf(dataset, changed)).unexplained, is).not.toEqual([]);
  }
  // A number is its value.
  const sameNumber = JSON.parse(text.replace('"70361.3"', '"70361.300"')) as DicomDataset;
  expect(differenceOf(dataset, sameNumber)).toEqual({ lost: [], added: [] });
}); // prettier-ignore
