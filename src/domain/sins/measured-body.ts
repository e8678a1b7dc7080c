import { PartMemo } from '../../base/part-memo.ts';
import { distanceMm } from '../../geometry/vector.ts';
import { centroid } from '../../geometry/polygon.ts';
import { toPatient } from '../../geometry/image-plane.ts';
import type { ImageLookup } from '../image-lookup.ts';
import { imageKeyOf } from '../image-series.ts';
import type { Vertebra } from '../level.ts';
import { spineDirectionAt, spineLine } from '../levels/locate.ts';
import type { MarkId, Outline, Reading } from '../reading.ts';
import { heightsOfOutline } from './body-outline.ts';
import type { BodyHeights } from './collapse.ts';

/** The heights of a level with the marks that gave them. */
export interface MeasuredBody {
  readonly level: Vertebra;
  readonly heights: BodyHeights;
  /** Whether they come from an outline of the body alone. */
  readonly isOutlined: boolean;
  readonly marks: readonly MarkId[];
}

/** The three columns of a body, front to back. */
export const COLUMNS = ['anterior', 'middle', 'posterior'] as const;

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
      return { mm, mark: found.id, isOutlined: false };
    }
    const mm = outlined?.heights[column] ?? null;
    return { mm, mark: mm === null ? null : (outlined?.mark ?? null), isOutlined: mm !== null };
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
        isOutlined: columns.every((one) => one.isOutlined),
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
  return HEIGHTS.get(outline, [plane, line], () => {
    const middle = toPatient(plane, centroid(outline.points));
    return heightsOfOutline(plane, outline.points, line && spineDirectionAt(line, middle));
  });
}

/** Every level is compared with every measured body. */
const HEIGHTS = new PartMemo<Outline, BodyHeights | null>(1);
