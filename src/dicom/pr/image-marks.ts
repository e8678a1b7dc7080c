import { imageKeyOf, type ImageKey } from '../../domain/image-series.ts';
import { measurementText } from '../../domain/measurement-value.ts';
import { compartmentName } from '../../domain/names.ts';
import type { Measurement, OutlineStructure, Reading } from '../../domain/reading.ts';
import type { ImagePlane, ImagePoint } from '../../geometry/spaces.ts';

/** One mark of an image as lines or a point, with its words where it has some. Space/unit: image points. */
export interface ImageMark {
  /** What is outlined; null for labels and measures, which share one layer. */
  readonly structure: OutlineStructure | null;
  /** Lines one after the other; a closed one ends where it begins. A single point is a point. */
  readonly lines: readonly (readonly ImagePoint[])[];
  /** Empty for none. */
  readonly words: string;
}

/** Length of the strokes of an arrow's head. Unit: pixels. */
const HEAD = 8;

/** The marks of every image, in the order in which they are drawn. `planeOf` is null where measuring is not allowed. */
export function marksByImage(
  reading: Reading,
  planeOf: (key: ImageKey) => ImagePlane | null,
): ReadonlyMap<ImageKey, readonly ImageMark[]> {
  const found = new Map<ImageKey, ImageMark[]>();
  const add = (image: Parameters<typeof imageKeyOf>[0], mark: ImageMark): void => {
    const key = imageKeyOf(image);
    const marks = found.get(key) ?? [];
    marks.push(mark);
    found.set(key, marks);
  };
  for (const { image, structure, points } of reading.outlines) {
    add(image, { structure, lines: [closed(points)], words: '' });
  }
  for (const { image, point, vertebra } of reading.levels) {
    add(image, { structure: null, lines: [[point]], words: vertebra });
  }
  if (reading.conus !== null) {
    const { image, point } = reading.conus;
    add(image, { structure: null, lines: [[point]], words: 'Conus' });
  }
  for (const { image, point, compartment } of reading.markers) {
    add(image, { structure: null, lines: [[point]], words: compartmentName(compartment) });
  }
  for (const measurement of reading.measurements) {
    const plane = planeOf(imageKeyOf(measurement.image));
    add(measurement.image, {
      structure: null,
      lines: linesOf(measurement),
      words: measurementText(measurement, plane),
    });
  }
  return found;
}

const closed = (points: readonly ImagePoint[]): readonly ImagePoint[] => [
  ...points,
  ...points.slice(0, 1),
];

function linesOf(measurement: Measurement): readonly (readonly ImagePoint[])[] {
  switch (measurement.kind) {
    case 'angle': {
      const [a, b, c, d] = measurement.points;
      return [[a, b], [c, d]]; // prettier-ignore
    }
    case 'translation': {
      const [upper, posterior, anterior] = measurement.points;
      return [[posterior, anterior], [upper, posterior]]; // prettier-ignore
    }
    case 'signal':
      return [closed(measurement.points)];
    case 'arrow':
      return [measurement.points, headOf(measurement.points)];
    case 'height':
    case 'distance':
      return [measurement.points];
  }
}

/** The two strokes at the tip of an arrow, 30 degrees from its shaft. */
function headOf([tail, tip]: readonly [ImagePoint, ImagePoint]): readonly ImagePoint[] {
  const back = Math.atan2(tail[1] - tip[1], tail[0] - tip[0]);
  const end = (turn: number): ImagePoint =>
    [
      tip[0] + HEAD * Math.cos(back + turn),
      tip[1] + HEAD * Math.sin(back + turn),
    ] as const as unknown as ImagePoint;
  return [end(Math.PI / 6), tip, end(-Math.PI / 6)];
}
