import type { Region } from '../../geometry/boolean.ts';
import { centroid, distance } from '../../geometry/polygon.ts';
import { intervalsInRegion } from '../../geometry/segment-region.ts';
import type { PlanePoint, PlanePolygon } from '../../geometry/spaces.ts';
import type { PlaneSegment } from './slice-result.ts';

/** An axis of the slice: side to side, or front to back. */
export type PlaneAxis = 'rl' | 'ap';

/** Longer than any canal is wide. Unit: mm. */
const LINE_MM = 100;

/** The whole extent of an outline along an axis of the slice, through its centre; null where it encloses nothing. */
export function extentOf(polygon: PlanePolygon, axis: PlaneAxis): PlaneSegment | null {
  const line = lineThrough(centroid(polygon), axis);
  const inside = intervalsInRegion([polygon], line.from, line.to);
  const [first, last] = [inside[0], inside.at(-1)];
  return first === undefined || last === undefined ? null : partOf(line, first[0], last[1]);
}

/** The longest uninterrupted stretch of a region on the front-to-back line through a point; null where there is none. */
export function longestStretch(region: Region, through: PlanePoint): PlaneSegment | null {
  const line = lineThrough(through, 'ap');
  return intervalsInRegion(region, line.from, line.to).reduce<PlaneSegment | null>(
    (longest, [from, to]) => {
      const one = partOf(line, from, to);
      return longest === null || lengthOf(one) > lengthOf(longest) ? one : longest;
    },
    null,
  );
}

/** The length of a segment. Unit: mm. */
export const lengthOf = ({ from, to }: PlaneSegment): number => distance(from, to);

const lineThrough = ([x, y]: PlanePoint, axis: PlaneAxis): PlaneSegment => {
  const end = (sign: 1 | -1): PlanePoint =>
    (axis === 'rl' ? [x + sign * LINE_MM, y] : [x, y + sign * LINE_MM]) as readonly [
      number,
      number,
    ] as PlanePoint;
  return { from: end(-1), to: end(1) };
};

const partOf = ({ from, to }: PlaneSegment, start: number, end: number): PlaneSegment => {
  const at = (share: number): PlanePoint =>
    [
      from[0] + share * (to[0] - from[0]),
      from[1] + share * (to[1] - from[1]),
    ] as const as PlanePoint;
  return { from: at(start), to: at(end) };
};
