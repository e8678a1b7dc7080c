import type { ImagePoint } from '../../geometry/spaces.ts';
import { polarOf, type PixelSpacing, type RadialOutline } from './rays.ts';

/** How far round a fixed point the outline follows it. Standard deviation in degrees. */
const BELL_DEG = 20;
/** Enough for several fixed points, each moved a little by the others, to be met exactly. */
const PASSES = 8;
/** Nearer than this a fixed point is met. Unit: mm. */
const MET_MM = 1e-3;
/** An outline never bends through its own centre. Unit: mm. */
const LEAST_RADIUS_MM = 0.5;

/** An outline bent through fixed points: each adds what is missing on its ray, fading with the angle from it. */
export function bend(
  outline: RadialOutline,
  fixed: readonly ImagePoint[],
  spacing: PixelSpacing,
): RadialOutline {
  const radiiMm = [...outline.radiiMm];
  const rays = radiiMm.length;
  for (let pass = 0; pass < PASSES; pass++) {
    for (const point of fixed) {
      const { angle, mm } = polarOf(point, outline.centre, spacing);
      const place = (angle / (2 * Math.PI)) * rays;
      const ray = Math.floor(place) % rays;
      const share = place - Math.floor(place);
      const here = (radiiMm[ray] ?? 0) * (1 - share) + (radiiMm[(ray + 1) % rays] ?? 0) * share;
      const missing = mm - here;
      if (Math.abs(missing) < MET_MM) continue;
      for (const [other, radius] of radiiMm.entries()) {
        const apart = Math.abs(other - place);
        const degrees = (Math.min(apart, rays - apart) * 360) / rays;
        const follows = Math.exp(-0.5 * (degrees / BELL_DEG) ** 2);
        radiiMm[other] = Math.max(LEAST_RADIUS_MM, radius + missing * follows);
      }
    }
  }
  return { centre: outline.centre, radiiMm };
}
