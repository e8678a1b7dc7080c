import type { Point2 } from './polygon.ts';

/** An edge of the grid between a point and its right (0) or lower (1) neighbour. */
type GridEdge = number;

/**
 * The closed lines on which a field changes sign, positive within. Shape: rows x columns; the border must be negative.
 * Source: marching squares; a saddle is joined by the sign of its mean.
 */
export function zeroLines(
  field: ArrayLike<number>,
  rows: number,
  columns: number,
): readonly (readonly Point2[])[] {
  const at = (column: number, row: number): number => field[row * columns + column] ?? -1;
  const edge = (column: number, row: number, isDown: boolean): GridEdge =>
    (row * columns + column) * 2 + (isDown ? 1 : 0);
  const next = new Map<GridEdge, GridEdge>();
  for (let row = 0; row + 1 < rows; row++) {
    for (let column = 0; column + 1 < columns; column++) {
      const corners = [
        at(column, row),
        at(column + 1, row),
        at(column + 1, row + 1),
        at(column, row + 1),
      ] as const;
      const sides = [
        edge(column, row, false),
        edge(column + 1, row, true),
        edge(column, row + 1, false),
        edge(column, row, true),
      ] as const;
      for (const [from, to] of segmentsOf(corners, sides)) next.set(from, to);
    }
  }
  const place = (id: GridEdge): Point2 => {
    const isDown = id % 2 === 1;
    const column = ((id - (isDown ? 1 : 0)) / 2) % columns;
    const row = Math.floor((id - (isDown ? 1 : 0)) / 2 / columns);
    const from = at(column, row);
    const to = isDown ? at(column, row + 1) : at(column + 1, row);
    const share = from / (from - to);
    return isDown ? [column, row + share] : [column + share, row];
  };
  const lines: Point2[][] = [];
  for (const start of next.keys()) {
    const line: Point2[] = [];
    let here: GridEdge | undefined = start;
    while (here !== undefined && next.has(here)) {
      line.push(place(here));
      const after: GridEdge | undefined = next.get(here);
      next.delete(here);
      here = after;
    }
    if (line.length >= 3) lines.push(line);
  }
  return lines;
}

/** The pieces of line in one square of the grid, corners and sides clockwise from the top left; positive on the right. */
function segmentsOf(
  corners: readonly [number, number, number, number],
  sides: readonly [GridEdge, GridEdge, GridEdge, GridEdge],
): readonly (readonly [GridEdge, GridEdge])[] {
  // Side i lies between corner i and corner i + 1; a line enters where inside begins and leaves where it ends.
  const entries: number[] = [];
  const exits: number[] = [];
  for (let side = 0; side < 4; side++) {
    const from = (corners[side] ?? 0) > 0;
    const to = (corners[(side + 1) % 4] ?? 0) > 0;
    if (from && !to) exits.push(side);
    if (!from && to) entries.push(side);
  }
  const sideAt = (side: number | undefined): GridEdge => sides[side ?? 0] ?? 0;
  if (entries.length < 2) return entries.map((side) => [sideAt(side), sideAt(exits[0])] as const);
  const isJoined = corners.reduce((sum, value) => sum + value, 0) > 0;
  return entries.map(
    (side) => [sideAt(side), sideAt(isJoined ? (side + 3) % 4 : (side + 1) % 4)] as const,
  );
}
