import { regionDistance, type Region } from '../../geometry/boolean.ts';
import { centroid } from '../../geometry/polygon.ts';
import { intervalsInRegion } from '../../geometry/segment-region.ts';
import type { PlanePoint, PlanePolygon } from '../../geometry/spaces.ts';
import type { PlaneSegment } from './slice-result.ts';
import { COMPUTING_NOISE_MM, ESCC_RULE } from './tolerances.ts';

/** Longer than any cord is wide. Unit: mm. */
const LINE_MM = 100;

/** The chord of an outline through its centre; degrees from the patient's left towards the back. Null outside of it. */
export function widthAlong(
  outline: PlanePolygon,
  degree: number,
): (PlaneSegment & { readonly mm: number }) | null {
  const [x, y] = centroid(outline);
  const angle = (degree * Math.PI) / 180;
  const on = (mm: number): PlanePoint =>
    [x + mm * Math.cos(angle), y + mm * Math.sin(angle)] as const as PlanePoint;
  const inside = intervalsInRegion([outline], on(-LINE_MM), on(LINE_MM));
  const through = inside.find(([from, to]) => from <= 0.5 && to >= 0.5);
  if (through === undefined) return null;
  const [from, to] = through.map((share) => (2 * share - 1) * LINE_MM) as [number, number];
  return { from: on(from), to: on(to), mm: to - from };
}

/** By how much the cord is narrower than its references along one line, and where. */
export interface NarrowingFinding {
  /** Unit: mm; below 0 where it is wider. */
  readonly valueMm: number;
  readonly segment: PlaneSegment;
}

/**
 * The largest loss of width of a cord along a line that tumour touches at one of its ends, whatever the direction of the
 * tumour as a whole. Widths without contact never count: cords differ by nature. Source: spec clinical-rules 3.7, I4.
 */
export function largestNarrowing(
  cord: PlanePolygon,
  references: readonly PlanePolygon[],
  epidural: Region,
  contactMm: number,
): NarrowingFinding | null {
  let largest: NarrowingFinding | null = null;
  if (references.length === 0) return null;
  for (let degree = 0; degree < 180; degree += ESCC_RULE.widthStepDeg) {
    const own = widthAlong(cord, degree);
    const others = references.flatMap((one) => widthAlong(one, degree)?.mm ?? []);
    if (own === null || others.length === 0) continue;
    const valueMm = others.reduce((sum, mm) => sum + mm, 0) / others.length - own.mm;
    if (largest !== null && valueMm <= largest.valueMm) continue;
    const isTouched = [own.from, own.to].some(
      (end) => regionDistance(epidural, end) <= contactMm + COMPUTING_NOISE_MM,
    );
    if (isTouched) largest = { valueMm, segment: { from: own.from, to: own.to } };
  }
  return largest;
}
