import { expect, it } from 'vitest';
import type { Uid } from '../../base/uid.ts';
import { createReading, type MarkId, type Reading } from '../../domain/reading.ts';
import { imagePoint } from '../../geometry/image-point.ts';
import { stringifyDicomJson } from './dicom-json.ts';
import { readReportFile } from './report-file.ts';
import {
  NO_DERIVED,
  SAMPLE_IMAGES,
  SAMPLE_STUDY,
  sampleContext,
} from './testing/sample-context.ts';
import { toMeasurementReport } from './write/measurement-report.ts';

const POINTS = Array.from({ length: 12 }, (_, i) =>
  imagePoint(Math.fround(60 + 9 * Math.cos(i / 2)), Math.fround(60 + 9 * Math.sin(i / 2))),
);

function readingOf(outlines: number): Reading {
  const [image] = SAMPLE_IMAGES;
  if (image === undefined) throw new Error('no image');
  const ids = Array.from({ length: outlines }, (_, i) => `2.25.7${1000 + i}` as Uid as MarkId);
  return {
    ...createReading(SAMPLE_STUDY),
    outlines: ids.map((id) => ({
      id,
      structure: 'cord',
      role: 'index',
      level: 'T9',
      image,
      points: POINTS,
      origin: 'drawn',
    })),
    observedAt: Object.fromEntries(ids.map((id) => [id, '2026-11-21T10:00:00.000Z'])),
  };
}

/** Saves a reading as another reader would who opened it, after it was read from a file; how many outlines it then has. */
function throughFile(reading: Reading): number {
  const written = toMeasurementReport(reading, sampleContext(), NO_DERIVED);
  if (!written.ok) throw new Error(written.error.message);
  const bytes = new TextEncoder().encode(stringifyDicomJson(written.value.dataset));
  const read = readReportFile({ name: 'large', bytes }, null);
  if (!read.ok) throw new Error(read.error.message);
  const { carried } = read.value;
  const observer = { name: 'Second^Reader', organisation: '' };
  const again = toMeasurementReport(read.value.reading, sampleContext({ carried, observer }), NO_DERIVED); // prettier-ignore
  expect(again.ok).toBe(true);
  return read.value.reading.outlines.length;
}

it('a reading of 1,000 outlines goes through a file whole; its time is printed, a quadratic step would show as 4', () => {
  const timed = [500, 1000].map((count) => {
    const started = performance.now();
    expect(throughFile(readingOf(count))).toBe(count);
    return performance.now() - started;
  });
  const [half = NaN, whole = NaN] = timed;
  console.log(`1,000 outlines take ${(whole / half).toFixed(1)} times what 500 take`);
});
