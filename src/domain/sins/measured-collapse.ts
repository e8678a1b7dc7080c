import { distanceMm } from '../../geometry/vector.ts';
import { centroid } from '../../geometry/polygon.ts';
import { toPatient } from '../../geometry/image-plane.ts';
import type { ImageLookup } from '../image-lookup.ts';
import { imageKeyOf } from '../image-series.ts';
import type { Vertebra } from '../level.ts';
import { spineDirectionAt, spineLine } from '../levels/locate.ts';
import { stepVertebra, vertebraSequence } from '../levels/sequence.ts';
import type { MarkId, Outline, Reading } from '../reading.ts';
import { ruleValue } from '../rules.ts';
import { heightsOfOutline } from './body-outline.ts';
import { collapseOf, type BodyHeights, type CollapseResult } from './collapse.ts';
import { involvement, type Involvement } from './involvement.ts';

/** The heights of a level with the marks that gave them. */
export interface MeasuredBody {
  readonly level: Vertebra;
  readonly heights: BodyHeights;
  readonly marks: readonly MarkId[];
}

/** A measured collapse, and what was measured. */
export interface MeasuredCollapse extends CollapseResult {
  readonly body: MeasuredBody | null;
  readonly above: MeasuredBody | null;
  readonly below: MeasuredBody | null;
  readonly involvement: Involvement | null;
}

const COLUMNS = ['anterior', 'middle', 'posterior'] as const;

/** The collapse of a level from the heights and outlines of a reading. Source: spec clinical-rules 4.4. */
export function measuredCollapse(
  reading: Reading,
  level: Vertebra,
  images: ImageLookup,
): MeasuredCollapse {
  const body = measuredBody(reading, level, images);
  const above = nearestUninvolved(reading, level, -1, images);
  const below = nearestUninvolved(reading, level, 1, images);
  const involved = involvement(reading, level, images);
  const against = [above, below].flatMap((one) => one?.level ?? []).join(' and ');
  const result = collapseOf(
    {
      heights: body?.heights ?? NO_HEIGHTS,
      above: above?.heights ?? null,
      below: below?.heights ?? null,
      fracture: null,
      involvementPercent: involved?.percent ?? null,
      isInvolvementEstimate: involved?.isEstimate ?? false,
      ...(against === '' ? {} : { against }),
    },
    {
      none: ruleValue(reading.rules, 'sins-collapse-ask-percent'),
      collapsed: ruleValue(reading.rules, 'sins-collapse-percent'),
    },
  );
  return { ...result, body, above, below, involvement: involved };
}

const NO_HEIGHTS: BodyHeights = { anterior: null, middle: null, posterior: null };

/**
 * The heights of a level: the latest measured of each column, else those of its outline on a sagittal image, the latest
 * one. Null when there is neither. Unit: mm.
 */
export function measuredBody(
  reading: Reading,
  level: Vertebra,
  images: ImageLookup,
): MeasuredBody | null {
  const outlined = outlinedBody(reading, level, images);
  const columns = COLUMNS.map((column) => {
    const found = reading.measurements.findLast(
      (one) => one.kind === 'height' && one.level === level && one.column === column,
    );
    const plane = found && images.get(imageKeyOf(found.image))?.frame.plane;
    if (found?.kind === 'height' && plane) {
      const mm = distanceMm(toPatient(plane, found.points[0]), toPatient(plane, found.points[1]));
      return { mm, mark: found.id };
    }
    const mm = outlined?.heights[column] ?? null;
    return { mm, mark: mm === null ? null : (outlined?.mark ?? null) };
  });
  const [anterior, middle, posterior] = columns.map(({ mm }) => mm);
  const marks = [...new Set(columns.flatMap(({ mark }) => mark ?? []))];
  return marks.length === 0
    ? null
    : {
        level,
        heights: {
          anterior: anterior ?? null,
          middle: middle ?? null,
          posterior: posterior ?? null,
        },
        marks,
      };
}

/** The heights of a level's latest outlined body. */
function outlinedBody(
  reading: Reading,
  level: Vertebra,
  images: ImageLookup,
): { readonly heights: BodyHeights; readonly mark: MarkId } | null {
  const outlines = reading.outlines
    .filter((one) => one.structure === 'body' && one.level === level)
    .toReversed();
  for (const outline of outlines) {
    const heights = heightsOn(reading, outline, images);
    if (heights !== null) return { heights, mark: outline.id };
  }
  return null;
}

function heightsOn(reading: Reading, outline: Outline, images: ImageLookup): BodyHeights | null {
  const home = images.get(imageKeyOf(outline.image));
  const plane = home?.frame.plane;
  if (home === undefined || !plane) return null;
  const line = spineLine(reading, images, home.series.frameOfReferenceUid);
  const middle = toPatient(plane, centroid(outline.points));
  return heightsOfOutline(plane, outline.points, line && spineDirectionAt(line, middle));
}

/** The nearest measured body in one direction that nothing was found in. */
function nearestUninvolved(
  reading: Reading,
  level: Vertebra,
  direction: 1 | -1,
  images: ImageLookup,
): MeasuredBody | null {
  const { transitional } = reading.counting;
  for (let steps = 1; steps < vertebraSequence(transitional).length; steps += 1) {
    const neighbour = stepVertebra(level, steps * direction, transitional);
    if (neighbour === null) return null;
    if (isInvolved(reading, neighbour)) continue;
    const body = measuredBody(reading, neighbour, images);
    if (body !== null) return body;
  }
  return null;
}

/** Whether bone tumour was outlined at a level, its body was said to be involved, or its SINS was answered. */
export function isInvolved(reading: Reading, level: Vertebra): boolean {
  const assessment = reading.assessments[level];
  return (
    reading.outlines.some(
      (one) => one.level === level && one.role === 'index' && one.structure === 'tumour-bone',
    ) ||
    Object.entries(assessment?.compartments ?? {}).some(
      ([compartment, finding]) => compartment.startsWith('body-') && finding === 'present',
    ) ||
    Object.keys(assessment?.sins ?? {}).length > 0
  );
}
