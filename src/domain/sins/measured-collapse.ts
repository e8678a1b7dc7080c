import { intersect, regionArea, toRegion } from '../../geometry/boolean.ts';
import { createSlicePlane, outlineToSlice } from '../../geometry/slice-plane.ts';
import { toPatient } from '../../geometry/image-plane.ts';
import { distanceMm } from '../../geometry/vector.ts';
import type { ImageLookup } from '../image-lookup.ts';
import { imageKeyOf } from '../image-series.ts';
import type { Vertebra } from '../level.ts';
import { stepVertebra, vertebraSequence } from '../levels/sequence.ts';
import type { OutlineStructure, Reading } from '../reading.ts';
import { collapseOf, involvementOf, type BodyHeights, type CollapseResult } from './collapse.ts';

/** The collapse of a level from the heights and outlines of a reading. Source: spec clinical-rules 4.4. */
export function measuredCollapse(
  reading: Reading,
  level: Vertebra,
  images: ImageLookup,
): CollapseResult {
  return collapseOf({
    heights: heightsOf(reading, level, images) ?? NO_HEIGHTS,
    above: nearestUninvolved(reading, level, -1, images),
    below: nearestUninvolved(reading, level, 1, images),
    fracture: null,
    involvementPercent: involvement(reading, level, images)?.percent ?? null,
  });
}

const NO_HEIGHTS: BodyHeights = { anterior: null, middle: null, posterior: null };

/** The heights measured at a level, the latest of each column; null when there are none. Unit: mm. */
export function heightsOf(
  reading: Reading,
  level: Vertebra,
  images: ImageLookup,
): BodyHeights | null {
  const height = (column: keyof BodyHeights): number | null => {
    const found = reading.measurements.findLast(
      (one) => one.kind === 'height' && one.level === level && one.column === column,
    );
    const plane = found && images.get(imageKeyOf(found.image))?.frame.plane;
    if (found?.kind !== 'height' || !plane) return null;
    return distanceMm(toPatient(plane, found.points[0]), toPatient(plane, found.points[1]));
  };
  const heights: BodyHeights = {
    anterior: height('anterior'),
    middle: height('middle'),
    posterior: height('posterior'),
  };
  return Object.values(heights).every((value) => value === null) ? null : heights;
}

/** The heights of the nearest measured body in one direction that nothing was found in. */
function nearestUninvolved(
  reading: Reading,
  level: Vertebra,
  direction: 1 | -1,
  images: ImageLookup,
): BodyHeights | null {
  const { transitional } = reading.counting;
  for (let steps = 1; steps < vertebraSequence(transitional).length; steps += 1) {
    const neighbour = stepVertebra(level, steps * direction, transitional);
    if (neighbour === null) return null;
    const heights = heightsOf(reading, neighbour, images);
    if (heights !== null && !isInvolved(reading, neighbour)) return heights;
  }
  return null;
}

/** Whether bone tumour was outlined at a level or its body was said to be involved. */
const isInvolved = (reading: Reading, level: Vertebra): boolean =>
  reading.outlines.some((one) => one.level === level && one.structure === 'tumour-bone') ||
  Object.entries(reading.assessments[level]?.compartments ?? {}).some(
    ([compartment, finding]) => compartment.startsWith('body-') && finding === 'present',
  );

/** The share of a level's body that its bone tumour takes, over the slices on which the body is outlined. */
export function involvement(
  reading: Reading,
  level: Vertebra,
  images: ImageLookup,
): { readonly percent: number; readonly isEstimate: boolean } | null {
  const outlines = reading.outlines.filter((one) => one.role === 'index' && one.level === level);
  const outlined = new Set(
    outlines.filter(({ structure }) => structure === 'body').map(({ image }) => imageKeyOf(image)),
  );
  return involvementOf(
    [...outlined].flatMap((key) => {
      const home = images.get(key);
      const slice = home?.frame.plane ? createSlicePlane(home.frame.plane) : null;
      if (home === undefined || slice === null) return [];
      const regionOf = (structure: OutlineStructure) =>
        toRegion(
          outlines
            .filter((one) => one.structure === structure && imageKeyOf(one.image) === key)
            .map(({ points }) => outlineToSlice(slice, points)),
        );
      const body = regionOf('body');
      return [
        {
          tumourMm2: regionArea(intersect(regionOf('tumour-bone'), body)),
          bodyMm2: regionArea(body),
          spacingMm: home.series.sliceSpacingMm ?? 1,
        },
      ];
    }),
  );
}
