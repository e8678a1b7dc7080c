import { err, ok, type Result } from '../../../base/result.ts';
import { imageKeyOf, type ImageKey, type ImageReference } from '../../../domain/image-series.ts';
import type { Measurement, Reading } from '../../../domain/reading.ts';
import type { ImagePoint } from '../../../geometry/spaces.ts';
import { parseImageKey } from '../image-key.ts';
import type { DerivedValues, ReportContext } from '../report-context.ts';
import type { ImageCatalogue } from './image-catalogue.ts';
import type { SrWriteError } from './write-error.ts';

interface Mark {
  readonly id: string;
  readonly image: ImageReference;
  readonly points: readonly ImagePoint[];
  readonly leastPoints: number;
}

/** Whether a reading can be written truthfully: everything it needs is there, before the first item is made. */
export function checkReading(
  reading: Reading,
  context: ReportContext,
  derived: DerivedValues,
  catalogue: ImageCatalogue,
): Result<void, SrWriteError> {
  if (context.observer.name.trim() === '') {
    return err({
      kind: 'observer-missing',
      message: 'The report needs the name of the reader before it can be saved.',
    });
  }
  if (context.study.studyInstanceUid !== reading.studyInstanceUid) {
    return err({
      kind: 'bad-context',
      message: 'The reading belongs to another study than the one that is open.',
    });
  }
  if (Number.isNaN(Date.parse(context.savedAt))) {
    return err({ kind: 'bad-context', message: `${context.savedAt} is not a date and time.` });
  }
  if (catalogue.first === null) {
    return err({ kind: 'no-images', message: 'A report needs at least one image of the study.' });
  }
  const marks = marksOf(reading);
  return (
    firstError([...marks.map(checkMark), checkIds(marks)]) ??
    checkImages(reading, derived, catalogue)
  );
}

const firstError = (
  results: readonly (SrWriteError | null)[],
): Result<void, SrWriteError> | null => {
  const found = results.find((one) => one !== null);
  return found === undefined ? null : err(found);
};

function marksOf(reading: Reading): readonly Mark[] {
  const atPoint = (mark: {
    readonly id: string;
    readonly image: ImageReference;
    readonly point: ImagePoint;
  }): Mark => ({ id: mark.id, image: mark.image, points: [mark.point], leastPoints: 1 });
  return [
    ...reading.levels.map(atPoint),
    ...(reading.conus === null ? [] : [atPoint(reading.conus)]),
    ...reading.outlines.map((outline) => ({ ...outline, leastPoints: 3 })),
    ...reading.measurements.map((one) => ({ ...one, leastPoints: leastPointsOf(one) })),
    ...reading.markers.map(atPoint),
    ...reading.keyImages.map((one) => ({ ...one, points: [], leastPoints: 0 })),
  ];
}

const leastPointsOf = (measurement: Measurement): number =>
  measurement.kind === 'signal' ? 3 : measurement.points.length;

function checkMark(mark: Mark): SrWriteError | null {
  const isSound =
    mark.points.length >= mark.leastPoints &&
    mark.points.every(
      ([column, row]) => Number.isFinite(Math.fround(column)) && Number.isFinite(Math.fround(row)),
    );
  return isSound
    ? null
    : {
        kind: 'bad-mark',
        uid: mark.id,
        message: `A mark on frame ${mark.image.frameNumber} has too few points or points without a place.`,
      };
}

function checkIds(marks: readonly Mark[]): SrWriteError | null {
  const seen = new Set<string>();
  for (const { id } of marks) {
    if (seen.has(id)) {
      return {
        kind: 'duplicate-id',
        uid: id,
        message: `Two marks have the same identifier ${id}.`,
      };
    }
    seen.add(id);
  }
  return null;
}

function checkImages(
  reading: Reading,
  derived: DerivedValues,
  catalogue: ImageCatalogue,
): Result<void, SrWriteError> {
  const missing = imageKeysOf(reading, derived).find((key) => {
    const image = parseImageKey(key);
    return image === null || catalogue.find(image) === null;
  });
  return missing === undefined
    ? ok(undefined)
    : err({
        kind: 'image-unknown',
        image: missing,
        message: `A mark lies on image ${missing}, which is not open: open the whole study, then save again.`,
      });
}

/** Every image a report of the reading refers to. */
function imageKeysOf(reading: Reading, derived: DerivedValues): readonly ImageKey[] {
  const assessments = Object.values(reading.assessments);
  return [
    ...marksOf(reading).map((mark) => imageKeyOf(mark.image)),
    ...assessments.flatMap((one) => [
      ...(one.escc?.image ? [imageKeyOf(one.escc.image)] : []),
      ...(one.cauda?.image ? [imageKeyOf(one.cauda.image)] : []),
      ...(Object.keys(one.esccAnswers) as ImageKey[]),
    ]),
    ...[...derived.escc.values()].flatMap(({ image }) =>
      image === null ? [] : [imageKeyOf(image)],
    ),
  ];
}
