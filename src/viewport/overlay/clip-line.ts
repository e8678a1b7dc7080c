import type { CanvasPoint } from '../../geometry/spaces.ts';

/** The part of a line that lies within a pane; null where none does. Source: Liang and Barsky, ACM Trans Graph 1984;3:1-22. */
export function clippedTo(
  { width, height }: { readonly width: number; readonly height: number },
  [ax, ay]: CanvasPoint,
  [bx, by]: CanvasPoint,
): readonly [CanvasPoint, CanvasPoint] | null {
  const [dx, dy] = [bx - ax, by - ay];
  let [enters, leaves] = [0, 1];
  for (const [towards, room] of [
    [-dx, ax],
    [dx, width - ax],
    [-dy, ay],
    [dy, height - ay],
  ] as const) {
    if (towards === 0 && room < 0) return null;
    if (towards < 0) enters = Math.max(enters, room / towards);
    if (towards > 0) leaves = Math.min(leaves, room / towards);
  }
  if (enters > leaves) return null;
  const at = (t: number): CanvasPoint => [ax + t * dx, ay + t * dy] as unknown as CanvasPoint;
  return [at(enters), at(leaves)];
}
