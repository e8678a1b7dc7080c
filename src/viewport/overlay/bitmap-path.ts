import type { OverlayPlane } from '../../domain/image-series.ts';

const PATHS = new WeakMap<OverlayPlane, string>();

/** The set bits of an overlay as an SVG path: a rectangle for each run along a row. Space: image points of its image. */
export function bitmapPath(plane: OverlayPlane): string {
  const known = PATHS.get(plane);
  if (known !== undefined) return known;
  const runs: string[] = [];
  for (let row = 0; row < plane.rows; row += 1) {
    for (let column = 0; column < plane.columns; column += 1) {
      const start = column;
      while (column < plane.columns && isSet(plane, row, column)) column += 1;
      const length = column - start;
      if (length > 0) {
        runs.push(`M${plane.column + start} ${plane.row + row}h${length}v1h${-length}z`);
      }
    }
  }
  const path = runs.join('');
  PATHS.set(plane, path);
  return path;
}

/** Bits follow each other without regard to rows. Source: DICOM PS3.3 C.9.2.1. */
function isSet({ bits, columns }: OverlayPlane, row: number, column: number): boolean {
  const bit = row * columns + column;
  return (((bits[bit >> 3] ?? 0) >> (bit & 7)) & 1) === 1;
}
