import { MOST_STEPS, placeLevels } from '../../src/domain/assist/place-levels.ts';
import { percentile } from '../../src/domain/assist/statistics.ts';
import type { Vertebra } from '../../src/domain/level.ts';
import { toImage } from '../../src/geometry/image-plane.ts';
import { imagePoint } from '../../src/geometry/image-point.ts';
import type { ImagePoint, PatientPoint } from '../../src/geometry/spaces.ts';
import { sampleSlices, sampleTruth, type TrueSlice } from './axial-case.ts';

/** How far proposed bodies lie from the model's. */
export interface MeasuredLevels {
  readonly errorsMm: readonly number[];
  /** Bodies that lie nearer to another one than to their own. */
  readonly wrong: number;
}

/** A hand's error when naming a body: up to 3 mm, the same at every run. */
const JITTER_MM = 3;

/** Places the bodies between any two named ones at most six apart, on the middle sagittal T2 of a sample. */
export async function measureLevels(id: string, steps: readonly number[]): Promise<MeasuredLevels> {
  const slices = await sampleSlices(id, 'sag-t2');
  const middle = slices[Math.floor(slices.length / 2)];
  const plane = middle?.frame.plane;
  if (!middle || !plane) return { errorsMm: [], wrong: 0 };
  const { levels, counting } = sampleTruth(id);
  const bodies = levels.flatMap(({ vertebra, centreLps }) => {
    const { point } = toImage(plane, centreLps as unknown as PatientPoint);
    const isShown = point[1] > 4 && point[1] < middle.frame.rows - 4;
    return isShown ? [{ vertebra: vertebra as Vertebra, point }] : [];
  });
  const errorsMm: number[] = [];
  let wrong = 0;
  for (const count of steps.filter((one) => one <= MOST_STEPS)) {
    for (let first = 0; first + count < bodies.length; first += 2) {
      const [upper, lower] = [bodies[first], bodies[first + count]];
      if (!upper || !lower) continue;
      const found = placeLevels({
        slice: middle.slice,
        weighting: 't2',
        upper: { vertebra: upper.vertebra, point: jittered(upper.point, first, middle) },
        lower: { vertebra: lower.vertebra, point: jittered(lower.point, first + count, middle) },
        anatomy: counting.transitional,
        isBackRight: plane.rowDirection[1] > 0,
      });
      for (const [i, point] of (found ?? []).entries()) {
        const distances = bodies.map((body) => distanceMm(body.point, point, middle));
        const own = distances[first + 1 + i] ?? Infinity;
        errorsMm.push(own);
        if (Math.min(...distances) < own) wrong++;
      }
    }
  }
  return { errorsMm, wrong };
}

const distanceMm = (a: ImagePoint, b: ImagePoint, { slice }: TrueSlice): number =>
  Math.hypot((a[0] - b[0]) * slice.columnSpacingMm, (a[1] - b[1]) * slice.rowSpacingMm);

function jittered([x, y]: ImagePoint, index: number, { slice }: TrueSlice): ImagePoint {
  const angle = index * 2.399963;
  const mm = JITTER_MM * ((index * 0.618034) % 1);
  return imagePoint(
    x + (mm * Math.cos(angle)) / slice.columnSpacingMm,
    y + (mm * Math.sin(angle)) / slice.rowSpacingMm,
  );
}

/** One line: how far placed bodies lie off, and how many are another's. */
export async function levelsLine(ids: readonly string[]): Promise<string> {
  const measured = await Promise.all(ids.map((id) => measureLevels(id, [4, 6])));
  const errors = measured.flatMap(({ errorsMm }) => errorsMm);
  const wrong = measured.reduce((sum, one) => sum + one.wrong, 0);
  const mean = errors.reduce((sum, one) => sum + one, 0) / Math.max(1, errors.length);
  return `levels on sagittal T2, spans of 4 and 6: ${mean.toFixed(1)} mm mean, p95 ${percentile(errors, 95).toFixed(1)} mm, another body's ${wrong} of ${errors.length}`;
}
