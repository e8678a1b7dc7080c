import {
  normalOf,
  pixelToPatient,
  type SeriesGeometry,
  type Vec3,
} from '../acquisition/series-geometry.ts';
import type { CanalPlace, CanalSection } from '../anatomy/canal.ts';
import type { Phantom } from '../anatomy/phantom.ts';
import { smoothMax } from '../numeric/smooth.ts';
import { areaOf, thinLoop, traceZero, type Loop, type Point2 } from './contour-tracing.ts';

/** Structures that a truth outlines. The names are the app's, `epidural-other` excepted (pus, blood, bone). */
export type TruthStructure =
  | 'cord' | 'roots' | 'sac' | 'csf' | 'canal' | 'body'
  | 'tumour-epidural' | 'tumour-bone' | 'tumour-paraspinal' | 'tumour-intradural' | 'epidural-other'; // prettier-ignore

/** Everything drawn on one axial slice, in the plane of the slice: mm to the right of and below the first pixel's centre. */
export interface SliceShapes {
  readonly canal: Loop | null;
  readonly sac: Loop | null;
  readonly sacUndisturbed: Loop | null;
  readonly cord: Loop | null;
  readonly cordUndisturbed: Loop | null;
  readonly epidural: readonly Loop[];
  readonly epiduralOther: readonly Loop[];
  readonly bone: readonly Loop[];
  readonly paraspinal: readonly Loop[];
  readonly intradural: readonly Loop[];
  readonly body: readonly Loop[];
}

const STEP = 0.2;
const SMALLEST_MM2 = 1.5;

type Field = (x: number, y: number, z: number) => number;

/** Traces every structure of the model in the middle plane of one slice. */
export function traceSlice(phantom: Phantom, g: SeriesGeometry, slice: number): SliceShapes {
  const origin = pixelToPatient(g, slice, 0, 0);
  const toPatient = (px: number, py: number): Vec3 => [
    origin[0] + g.rowDirection[0] * px + g.columnDirection[0] * py,
    origin[1] + g.rowDirection[1] * px + g.columnDirection[1] * py,
    origin[2] + g.rowDirection[2] * px + g.columnDirection[2] * py,
  ];
  const { canal } = phantom;
  const place: CanalPlace = { u: 0, v: 0, z: 0 };
  const section = {} as CanalSection;
  const inSection =
    (f: (s: CanalSection, u: number, v: number) => number): Field =>
    (x, y, z) => {
      canal.locate(y, z, place);
      canal.section(place.z, section);
      return f(section, x - phantom.midlineX(z), place.v);
    };
  // Where the canal crosses the plane, in plane coordinates: found along the plane's own columns.
  const middle = findCanal(phantom, g, slice);
  const near = (reach: number): { x0: number; y0: number; x1: number; y1: number } => ({
    x0: middle[0] - reach, y0: middle[1] - reach, x1: middle[0] + reach, y1: middle[1] + reach,
  }); // prettier-ignore
  const trace = (f: Field, reach: number, step = STEP): readonly Loop[] =>
    traceZero((px, py) => f(...toPatient(px, py)), near(reach), step)
      .filter((loop) => areaOf(loop) > SMALLEST_MM2)
      .map((loop) => thinLoop(loop, 0.02));
  const largest = (loops: readonly Loop[]): Loop | null =>
    loops.reduce<Loop | null>(
      (best, l) => (best === null || areaOf(l) > areaOf(best) ? l : best),
      null,
    );
  const one = (f: Field, reach: number): Loop | null => largest(trace(f, reach));

  const spec = phantom.spec;
  const frontsOf = (tumour: boolean): readonly number[] =>
    spec.canal.fronts.flatMap((f, i) =>
      (f.content === 'tumour' || f.content === 'blasticTumour') === tumour ? [i] : [],
    );
  // Each front by itself, less what an earlier one has: a ring around the sac becomes crescents, which have no hole.
  const fronts = (list: readonly number[]): readonly Loop[] =>
    list.flatMap((i) =>
      trace(
        inSection((s, u, v) =>
          Math.max(
            canal.epiduralDistance(s, u, v, i),
            ...list.filter((k) => k < i).map((k) => -canal.epiduralDistance(s, u, v, k)),
          ),
        ),
        18,
      ),
    );
  const outsideCanal = inSection((s, u, v) => -canal.canalDistance(s, u, v));
  const shiftX = (x: number, z: number): number => x - phantom.midlineX(z);
  const boneFields = spec.bones.flatMap((lesion, i): Field[] =>
    lesion.isTumour ? [(x, y, z) => phantom.bones.lesionDistance(i, shiftX(x, z), y, z)] : [],
  );
  const massFields = spec.paraspinal.flatMap((mass, i): Field[] =>
    mass.isTumour ? [(x, y, z) => phantom.bones.massDistance(i, shiftX(x, z), y, z)] : [],
  );
  const body: Field = (x, y, z) => phantom.bones.bodyDistance(shiftX(x, z), y, z);
  const cordThere = ((): boolean => {
    canal.locate(toPatient(...middle)[1], toPatient(...middle)[2], place);
    canal.section(place.z, section);
    return section.cordU > 0.8;
  })();
  return {
    canal: one(
      inSection((s, u, v) => canal.canalDistance(s, u, v)),
      18,
    ),
    sac: one(
      inSection((s, u, v) => canal.sacDistance(s, u, v, true)),
      18,
    ),
    sacUndisturbed: one(
      inSection((s, u, v) => canal.sacDistance(s, u, v, false)),
      18,
    ),
    cord: cordThere
      ? one(
          inSection((s, u, v) => canal.cordDistance(s, u, v, true)),
          14,
        )
      : null,
    cordUndisturbed: cordThere
      ? one(
          inSection((s, u, v) => canal.cordDistance(s, u, v, false)),
          14,
        )
      : null,
    epidural: fronts(frontsOf(true)),
    epiduralOther: fronts(frontsOf(false)),
    bone:
      boneFields.length === 0
        ? []
        : trace(
            (x, y, z) =>
              Math.max(Math.min(...boneFields.map((f) => f(x, y, z))), outsideCanal(x, y, z)),
            58,
            0.4,
          ),
    paraspinal:
      massFields.length === 0
        ? []
        : trace((x, y, z) => Math.max(
            Math.min(...massFields.map((f) => f(x, y, z))),
            outsideCanal(x, y, z),
            -phantom.bones.boneDistance(shiftX(x, z), y, z),
          ), 75, 0.4), // prettier-ignore
    intradural:
      spec.canal.masses.length === 0
        ? []
        : trace(inSection((s, u, v) => {
            let best = 1e9;
            spec.canal.masses.forEach((m, i) => {
              const cord = canal.cordDistance(s, u, v, true);
              const limit = m.kind === 'extramedullary' ? Math.max(canal.sacDistance(s, u, v, true), -cord) : cord;
              best = Math.min(best, smoothMax(canal.massDistance(i, s, u, v), limit, 0.1));
            });
            return best;
          }), 14), // prettier-ignore
    body: trace(body, 40, 0.4),
  };
}

/** Where the canal's middle meets the plane of a slice, in plane coordinates. */
export function findCanal(phantom: Phantom, g: SeriesGeometry, slice: number): Point2 {
  const origin = pixelToPatient(g, slice, 0, 0);
  const n = normalOf(g);
  const section = {} as CanalSection;
  // Along the canal, find the height at which its middle lies in the plane.
  let low = -400;
  let high = 400;
  const side = (z: number): number => {
    phantom.canal.section(z, section);
    return (
      (phantom.midlineX(z) - origin[0]) * n[0] +
      (section.y - origin[1]) * n[1] +
      (z - origin[2]) * n[2]
    );
  };
  const rising = side(high) > side(low);
  for (let i = 0; i < 50; i += 1) {
    const mid = (low + high) / 2;
    if (side(mid) > 0 === rising) high = mid;
    else low = mid;
  }
  const z = (low + high) / 2;
  phantom.canal.section(z, section);
  const d: Vec3 = [phantom.midlineX(z) - origin[0], section.y - origin[1], z - origin[2]];
  return [
    d[0] * g.rowDirection[0] + d[1] * g.rowDirection[1] + d[2] * g.rowDirection[2],
    d[0] * g.columnDirection[0] + d[1] * g.columnDirection[1] + d[2] * g.columnDirection[2],
  ];
}
