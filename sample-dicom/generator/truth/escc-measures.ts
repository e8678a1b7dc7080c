import { areaOf, centroidOf, distanceToLoop, type Loop, type Point2 } from './contour-tracing.ts';
import type { SliceShapes } from './slice-outlines.ts';

export type Grade = '0' | '1a' | '1b' | '1c' | '2' | '3';

/** What the model says about one axial slice. Lengths in mm, areas in mm2; null where there is nothing to measure. */
export interface SliceMeasures {
  readonly epiduralAreaMm2: number;
  readonly sacDepthMm: number | null;
  readonly gapMm: number | null;
  readonly cordDepthMm: number | null;
  readonly cordShiftMm: number | null;
  readonly csfAreaMm2: number | null;
  readonly sacAreaMm2: number | null;
  readonly sacAreaUndisturbedMm2: number | null;
  readonly cordAreaMm2: number | null;
  readonly cordAreaUndisturbedMm2: number | null;
}

/** What counts as contact, as deformation and as visible fluid on a picture of about 0.6 mm pixels. */
const CONTACT_MM = 1.0;
const SHIFT_MM = 1.5;
const EPIDURAL_MM2 = 2;
const FLUID_MM2 = 3;

const insideLoop = (p: Point2, loop: Loop): boolean => {
  let inside = false;
  loop.forEach((a, i) => {
    const b = loop[(i + loop.length - 1) % loop.length] ?? a;
    if (
      a[1] > p[1] !== b[1] > p[1] &&
      p[0] < ((b[0] - a[0]) * (p[1] - a[1])) / (b[1] - a[1]) + a[0]
    ) {
      inside = !inside;
    }
  });
  return inside;
};

/** Points along an outline, a quarter of a millimetre apart. */
function densify(loop: Loop): readonly Point2[] {
  return loop.flatMap((a, i) => {
    const b = loop[(i + 1) % loop.length] ?? a;
    const n = Math.max(1, Math.ceil(Math.hypot(b[0] - a[0], b[1] - a[1]) / 0.25));
    return Array.from({ length: n }, (_, k): Point2 => [
      a[0] + ((b[0] - a[0]) * k) / n,
      a[1] + ((b[1] - a[1]) * k) / n,
    ]);
  });
}

/** Area of the fluid that a disc of the contact width fits into: opening of the sac less the cord, on a fine grid. */
export function openFluidArea(sac: Loop, cord: Loop | null): number {
  const step = 0.2;
  const xs = sac.map((p) => p[0]);
  const ys = sac.map((p) => p[1]);
  const x0 = Math.min(...xs) - 1;
  const y0 = Math.min(...ys) - 1;
  const nx = Math.ceil((Math.max(...xs) + 1 - x0) / step);
  const ny = Math.ceil((Math.max(...ys) + 1 - y0) / step);
  const fluid = new Uint8Array(nx * ny);
  for (let j = 0; j < ny; j += 1) {
    for (let i = 0; i < nx; i += 1) {
      const p: Point2 = [x0 + (i + 0.5) * step, y0 + (j + 0.5) * step];
      fluid[j * nx + i] = insideLoop(p, sac) && !(cord !== null && insideLoop(p, cord)) ? 1 : 0;
    }
  }
  const reach = CONTACT_MM / 2 / step;
  const disc: (readonly [number, number])[] = [];
  for (let j = -Math.ceil(reach); j <= reach; j += 1) {
    for (let i = -Math.ceil(reach); i <= reach; i += 1) {
      if (i * i + j * j <= reach * reach) disc.push([i, j]);
    }
  }
  const opened = new Uint8Array(nx * ny);
  for (let j = 4; j < ny - 4; j += 1) {
    for (let i = 4; i < nx - 4; i += 1) {
      if (disc.every(([di, dj]) => fluid[(j + dj) * nx + i + di] === 1)) {
        for (const [di, dj] of disc) opened[(j + dj) * nx + i + di] = 1;
      }
    }
  }
  return opened.reduce((sum, v) => sum + v, 0) * step * step;
}

/** Measures a slice against the model's own undisturbed sac and cord in the same place. */
export function measureSlice(shapes: SliceShapes): SliceMeasures {
  const { sac, cord, sacUndisturbed, cordUndisturbed } = shapes;
  const epidural = shapes.epidural;
  const epiduralAreaMm2 = epidural.reduce((sum, l) => sum + areaOf(l), 0);
  const toEpidural = (p: Point2): number => Math.min(...epidural.map((l) => distanceToLoop(p, l)));
  const base = {
    epiduralAreaMm2,
    csfAreaMm2: sac === null ? null : openFluidArea(sac, cord),
    sacAreaMm2: sac === null ? null : areaOf(sac),
    sacAreaUndisturbedMm2: sacUndisturbed === null ? null : areaOf(sacUndisturbed),
    cordAreaMm2: cord === null ? null : areaOf(cord),
    cordAreaUndisturbedMm2: cordUndisturbed === null ? null : areaOf(cordUndisturbed),
  };
  const nothing = { ...base, sacDepthMm: null, gapMm: null, cordDepthMm: null, cordShiftMm: null };
  if (sac === null || sacUndisturbed === null || epidural.length === 0) return nothing;
  const facing = densify(sac).filter((p) => toEpidural(p) <= 2);
  const depthIn = (p: Point2, loop: Loop): number =>
    insideLoop(p, loop) ? distanceToLoop(p, loop) : 0;
  const sacDepthMm = Math.max(0, ...facing.map((p) => depthIn(p, sacUndisturbed)));
  if (cord === null || cordUndisturbed === null) return { ...nothing, sacDepthMm };
  const cordPoints = densify(cord);
  const gapMm = Math.min(...cordPoints.map(toEpidural));
  const centre = centroidOf(sac);
  const target =
    facing.length > 0
      ? ([
          facing.reduce((s, p) => s + p[0], 0) / facing.length,
          facing.reduce((s, p) => s + p[1], 0) / facing.length,
        ] as const)
      : centroidOf(epidural[0] ?? sac);
  const length = Math.hypot(target[0] - centre[0], target[1] - centre[1]);
  const n: Point2 =
    length < 0.3 ? [0, -1] : [(target[0] - centre[0]) / length, (target[1] - centre[1]) / length];
  const along = (p: Point2): number => p[0] * n[0] + p[1] * n[1];
  // The undisturbed cord is laid against the far side, so that a mere shift is no depth.
  const slide = Math.min(...cordPoints.map(along)) - Math.min(...cordUndisturbed.map(along));
  const moved = cordUndisturbed.map((p): Point2 => [p[0] + n[0] * slide, p[1] + n[1] * slide]);
  const cordFacing = cordPoints.filter((p) => toEpidural(p) <= 2);
  const cordDepthMm = Math.max(0, ...cordFacing.map((p) => depthIn(p, moved)));
  const cordShiftMm = along(centroidOf(cordUndisturbed)) - along(centroidOf(cord));
  return { ...base, sacDepthMm, gapMm, cordDepthMm, cordShiftMm };
}

/**
 * The grade of a slice by the words of Bilsky et al., J Neurosurg Spine 2010;13:324-328: 0 bone only, 1a epidural without
 * deformation of the sac, 1b sac deformed, 1c cord touched, 2 cord compressed with fluid left, 3 without.
 */
export function gradeSlice(m: SliceMeasures, boneTumour: boolean): Grade | null {
  if (m.epiduralAreaMm2 < EPIDURAL_MM2) return boneTumour ? '0' : null;
  if (m.sacDepthMm === null || m.gapMm === null || m.cordDepthMm === null) return null;
  if (m.sacDepthMm < CONTACT_MM) return '1a';
  if (m.gapMm > CONTACT_MM) return '1b';
  if (m.cordDepthMm < CONTACT_MM && (m.cordShiftMm ?? 0) < SHIFT_MM) return '1c';
  return (m.csfAreaMm2 ?? 0) >= FLUID_MM2 ? '2' : '3';
}
