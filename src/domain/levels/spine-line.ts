import type { Uid } from '../../base/uid.ts';
import { toPatient } from '../../geometry/image-plane.ts';
import type { PatientPoint, Vector3 } from '../../geometry/spaces.ts';
import { add, distanceMm, dot, normalise, scale, subtract } from '../../geometry/vector.ts';
import type { ImageLookup } from '../image-lookup.ts';
import { imageKeyOf } from '../image-series.ts';
import type { Vertebra } from '../level.ts';
import type { LevelLabel, Reading } from '../reading.ts';
import { compareVertebrae } from './sequence.ts';

/** A labelled body centre in the patient. */
export interface SpineNode {
  readonly vertebra: Vertebra;
  readonly centre: PatientPoint;
}

/** The labelled centres of one frame of reference, head to tail. */
export type SpineLine = readonly SpineNode[];

/** The spine through the labels of one frame of reference. Null where none is labelled there. */
export function spineLine(
  reading: Pick<Reading, 'levels'>,
  images: ImageLookup,
  frameOfReferenceUid: Uid | null,
): SpineLine | null {
  const nodes = reading.levels.flatMap((label) => {
    const home = images.get(imageKeyOf(label.image));
    const centre = centreOf(label, images);
    const isHere = home && home.series.frameOfReferenceUid === frameOfReferenceUid;
    return isHere && frameOfReferenceUid !== null && centre
      ? [{ vertebra: label.vertebra, centre }]
      : [];
  });
  return nodes.length === 0 ? null : nodes.sort((a, b) => compareVertebrae(a.vertebra, b.vertebra));
}

/** The place of a label in the patient; null without geometry. */
export function centreOf(
  label: Pick<LevelLabel, 'image' | 'point'>,
  images: ImageLookup,
): PatientPoint | null {
  const plane = images.get(imageKeyOf(label.image))?.frame.plane;
  return plane ? toPatient(plane, label.point) : null;
}

/** The direction of the spine, towards the feet, next to a point. Null with fewer than two labels. */
export function spineDirectionAt(line: SpineLine, point: PatientPoint): Vector3 | null {
  let best: { direction: Vector3; gap: number } | null = null;
  for (const [i, { centre }] of line.entries()) {
    const next = line[i + 1];
    if (!next) break;
    const along = subtract(next.centre, centre);
    const t = Math.min(1, Math.max(0, dot(subtract(point, centre), along) / dot(along, along)));
    const gap = distanceMm(point, add(centre, scale(along, t)));
    if (!best || gap < best.gap) best = { direction: normalise(along), gap };
  }
  return best?.direction ?? null;
}
