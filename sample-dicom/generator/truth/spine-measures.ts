import type { Vec3 } from '../acquisition/series-geometry.ts';
import type { Phantom } from '../anatomy/phantom.ts';
import {
  bottomOf,
  placeVertebrae,
  RIM,
  topOf,
  type PlacedVertebra,
} from '../anatomy/spine-chain.ts';
import { listDimensions } from '../anatomy/vertebra-dimensions.ts';

/** Heights of a body in its midsagittal section. Unit: mm. */
export interface BodyHeights {
  readonly anterior: number;
  readonly middle: number;
  readonly posterior: number;
}

/** A point of a vertebra's own axes (v back, w up, in the midline) in the patient. Space/unit: LPS, mm. */
export function fromVertebra(phantom: Phantom, p: PlacedVertebra, v: number, w: number): Vec3 {
  const y = p.y + p.cos * v - p.sin * w;
  const z = p.z + p.sin * v + p.cos * w;
  return [phantom.midlineX(z), y, z];
}

export function heightsOf(p: PlacedVertebra): BodyHeights {
  const at = (share: number): number =>
    topOf(p, share * p.b, share * share) + bottomOf(p, share * p.b, share * share);
  return { anterior: at(-RIM), middle: at(0), posterior: at(RIM) };
}

/** Corners of a body in the midline. Space/unit: LPS, mm. */
export function cornersOf(phantom: Phantom, p: PlacedVertebra): Readonly<Record<string, Vec3>> {
  return {
    anteriorSuperior: fromVertebra(phantom, p, -RIM * p.b, p.topFront),
    posteriorSuperior: fromVertebra(phantom, p, RIM * p.b, p.topBack),
    anteriorInferior: fromVertebra(phantom, p, -RIM * p.b, -p.bottomFront),
    posteriorInferior: fromVertebra(phantom, p, RIM * p.b, -p.bottomBack),
  };
}

/**
 * Largest loss of height of a body in any column, against the mean of the same column of its neighbours that are not
 * themselves diseased. Unit: per cent.
 */
export function collapsePercent(
  vertebrae: readonly PlacedVertebra[],
  index: number,
  diseased: ReadonlySet<string>,
): number {
  const own = vertebrae[index];
  if (own === undefined) return 0;
  const search = (step: number): PlacedVertebra | undefined => {
    for (let i = index + step; i >= 0 && i < vertebrae.length; i += step) {
      const v = vertebrae[i];
      if (v !== undefined && !diseased.has(v.name)) return v;
    }
    return undefined;
  };
  const neighbours = [search(-1), search(1)].filter((v) => v !== undefined).map(heightsOf);
  const heights = heightsOf(own);
  const losses = (['anterior', 'middle', 'posterior'] as const).map((column) => {
    const mean = neighbours.reduce((sum, h) => sum + h[column], 0) / neighbours.length;
    return 100 * (1 - heights[column] / mean);
  });
  return Math.max(0, ...losses);
}

/** Kyphosis between the upper endplate of the body above and the lower endplate of the body below. Unit: degrees. */
function cobb(vertebrae: readonly PlacedVertebra[], index: number): number {
  const above = vertebrae[index - 1];
  const below = vertebrae[index + 1];
  if (above === undefined || below === undefined) return 0;
  const tilt = (front: number, back: number, b: number): number =>
    (Math.atan2(back - front, 2 * RIM * b) * 180) / Math.PI;
  return (
    above.leanDeg + tilt(above.topFront, above.topBack, above.b) -
    (below.leanDeg - tilt(below.bottomFront, below.bottomBack, below.b))
  ); // prettier-ignore
}

/** Kyphosis at a level, and what it would be in this patient without the disease. Unit: degrees. */
export function kyphosisOf(
  phantom: Phantom,
  index: number,
): { readonly now: number; readonly healthy: number } {
  const { spec } = phantom;
  const healthy = placeVertebrae(listDimensions(spec.stature, spec.transitional), [], spec.anchor);
  return { now: cobb(phantom.vertebrae, index), healthy: cobb(healthy, index) };
}

/** Share of a body's volume that is replaced, by counting points on a grid. */
export function replacedShare(phantom: Phantom, level: string): number {
  const shape = phantom.bones.shapes.find((s) => s.placed.name === level);
  if (shape === undefined) return 0;
  const p = shape.placed;
  const lesions = phantom.spec.bones.flatMap((l, i) =>
    l.level === level && l.isTumour ? [i] : [],
  );
  let inside = 0;
  let replaced = 0;
  for (let u = -p.a; u <= p.a; u += 1) {
    for (let v = -p.b; v <= p.b; v += 1) {
      for (let w = -p.height / 2; w <= p.height / 2; w += 1) {
        if (shape.bodyDistance(u, v, w) > 0) continue;
        inside += 1;
        const y = p.y + p.cos * v - p.sin * w;
        const z = p.z + p.sin * v + p.cos * w;
        if (lesions.some((i) => phantom.bones.lesionDistance(i, u, y, z) < 0)) replaced += 1;
      }
    }
  }
  return inside === 0 ? 0 : replaced / inside;
}
