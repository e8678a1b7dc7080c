import {
  intersect,
  offset,
  subtract,
  toRegion,
  union,
  type Region,
} from '../../geometry/boolean.ts';
import { area } from '../../geometry/polygon.ts';
import type { PlanePoint, PlanePolygon } from '../../geometry/spaces.ts';
import type { EsccReference, EsccSliceInput, EsccTumour } from './slice-input.ts';

/** The base slice and the cuts of the acceptance cases, for tests and the bench. Source: spec clinical-rules 3.5. */

/** A point in slice mm. */
export const at = (x: number, y: number): PlanePoint => [x, y] as const as PlanePoint;

/** An ellipse of the given width (RL) and height (AP). A multiple of 4 points puts one on each end of its axes. */
export const ellipse = (width: number, height: number, x = 0, y = 0, count = 240): PlanePolygon =>
  Array.from({ length: count }, (_, i) => {
    const angle = (2 * Math.PI * i) / count;
    return at(x + (width / 2) * Math.cos(angle), y + (height / 2) * Math.sin(angle));
  });

/** An axis-parallel rectangle. */
export const box = (x1: number, y1: number, x2: number, y2: number): PlanePolygon => [
  at(x1, y1),
  at(x2, y1),
  at(x2, y2),
  at(x1, y2),
];

/** A rectangle from far in front of the canal down to y, |x| < halfWidth. */
export const inFront = (y: number, halfWidth: number): PlanePolygon =>
  box(-halfWidth, -60, halfWidth, y);

/** The largest ring of a region: the outline a reader would have drawn. */
export const outlineOf = (region: Region): PlanePolygon =>
  region.reduce<PlanePolygon>((a, b) => (area(b) > area(a) ? b : a), []);

/** a without b. */
export const cutAway = (a: PlanePolygon, b: PlanePolygon): PlanePolygon =>
  outlineOf(subtract(toRegion([a]), toRegion([b])));

/** a grown by a distance. */
export const buffered = (a: PlanePolygon, mm: number): PlanePolygon =>
  outlineOf(offset(toRegion([a]), mm));

/** a and b together. */
export const joined = (a: PlanePolygon, b: PlanePolygon): PlanePolygon =>
  outlineOf(union(toRegion([a]), toRegion([b])));

/** The part of a within b. */
export const within = (a: PlanePolygon, b: PlanePolygon): PlanePolygon =>
  outlineOf(intersect(toRegion([a]), toRegion([b])));

/** The base cord: 9 x 7 mm, centred. */
export const CORD: PlanePolygon = ellipse(9, 7);
/** The base sac: 15 x 13 mm, centred. */
/** The sac of the acceptance cases, undisturbed. */
export const SAC: PlanePolygon = ellipse(15, 13);
/** The base canal: 20 x 17 mm, centred. */
/** Their canal. */
export const CANAL: PlanePolygon = ellipse(20, 17);

/** An uninvolved neighbour: the base outlines. */
export const REFERENCE: EsccReference = { sac: SAC, cord: CORD, canal: CANAL };

/** Tumour tagged epidural. */
export const epidural = (polygon: PlanePolygon): readonly EsccTumour[] => [
  { kind: 'epidural', polygon },
];

/** A slice of the base outlines with references, 0.6 mm pixels and nothing asked, changed as given. */
export const slice = (change: Partial<EsccSliceInput>): EsccSliceInput => ({
  tumour: [],
  sac: SAC,
  cord: CORD,
  canal: CANAL,
  csf: [],
  references: [REFERENCE, REFERENCE],
  pixelMm: 0.6,
  tiltDeg: 0,
  answers: {},
  belowConus: false,
  ctMyelogram: false,
  ...change,
});

/** `cut(y)` of the acceptance cases: the sac loses |x| < 4.5 in front of y, and the canal is filled there. */
export const cut = (y: number, change: Partial<EsccSliceInput> = {}): EsccSliceInput =>
  slice({
    sac: cutAway(SAC, inFront(y, 4.5)),
    tumour: epidural(within(CANAL, inFront(y, 4.5))),
    ...change,
  });

/** Case E: a flattened cord displaced to the back. */
export const caseE = (change: Partial<EsccSliceInput> = {}): EsccSliceInput => {
  const cord = ellipse(9.5, 5, 0, 1.2);
  const sac = joined(cutAway(SAC, inFront(-1.6, 7)), buffered(cord, 0.1));
  const tumour = cutAway(within(CANAL, inFront(-1.7, 9)), sac);
  return slice({ cord, sac, tumour: epidural(tumour), ...change });
};

/** Tumour that fills the canal outside the sac: one ring with a hole, handed over as the canal itself. */
const filledCanal: readonly EsccTumour[] = [{ kind: 'bone', polygon: ellipse(24, 21) }];

/** Case F: a flat cord in a sac without CSF, tumour all around. */
export const caseF = (change: Partial<EsccSliceInput> = {}): EsccSliceInput => {
  const cord = ellipse(9, 4.4, 0, 0.5);
  return slice({ cord, sac: buffered(cord, 0.4), tumour: filledCanal, ...change });
};

/** Case G: a round cord pushed away. */
export const caseG = (): EsccSliceInput => {
  const cord = ellipse(9, 7, 0, 2);
  return cut(-2, {
    cord,
    sac: joined(cutAway(SAC, inFront(-2, 4.5)), buffered(cord, 0.2)),
  });
};

/** Case H: tumour all around, some CSF left. */
export const caseH = (change: Partial<EsccSliceInput> = {}): EsccSliceInput => {
  const cord = ellipse(9, 5, 0, 0.8);
  const wide = joined(ellipse(11, 8.6, 0, 1), buffered(cord, 0.3));
  return slice({ cord, sac: cutAway(wide, inFront(-1.9, 60)), tumour: filledCanal, ...change });
};
