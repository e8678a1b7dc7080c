export type Vec3 = readonly [number, number, number];

/** Where the voxels of a series lie. Space/unit: LPS, mm. */
export interface SeriesGeometry {
  readonly rows: number;
  readonly columns: number;
  readonly pixelMm: number;
  readonly sliceThicknessMm: number;
  /** Distance between slice middles. */
  readonly spacingMm: number;
  readonly rowDirection: Vec3;
  readonly columnDirection: Vec3;
  /** Centre of the first pixel of each slice, in the order of the files. */
  readonly positions: readonly Vec3[];
}

export const add = (a: Vec3, b: Vec3, factor = 1): Vec3 => [
  a[0] + b[0] * factor,
  a[1] + b[1] * factor,
  a[2] + b[2] * factor,
];

export const cross = (a: Vec3, b: Vec3): Vec3 => [
  a[1] * b[2] - a[2] * b[1],
  a[2] * b[0] - a[0] * b[2],
  a[0] * b[1] - a[1] * b[0],
];

export const dot = (a: Vec3, b: Vec3): number => a[0] * b[0] + a[1] * b[1] + a[2] * b[2];

/** The direction in which the slices follow each other. */
export function normalOf(g: Pick<SeriesGeometry, 'rowDirection' | 'columnDirection'>): Vec3 {
  return cross(g.rowDirection, g.columnDirection);
}

/** Places slices around a middle: `count` of them, evenly spaced along the normal. */
export function stackSlices(options: {
  readonly centre: Vec3;
  readonly rowDirection: Vec3;
  readonly columnDirection: Vec3;
  readonly matrix: number;
  readonly pixelMm: number;
  readonly count: number;
  readonly sliceThicknessMm: number;
  readonly spacingMm: number;
}): SeriesGeometry {
  const { centre, rowDirection, columnDirection, matrix, pixelMm, count, spacingMm } = options;
  const normal = cross(rowDirection, columnDirection);
  const toCorner = -((matrix - 1) / 2) * pixelMm;
  const positions = Array.from({ length: count }, (_, k): Vec3 => {
    const middle = add(centre, normal, (k - (count - 1) / 2) * spacingMm);
    return add(add(middle, rowDirection, toCorner), columnDirection, toCorner);
  });
  return {
    rows: matrix, columns: matrix, pixelMm, sliceThicknessMm: options.sliceThicknessMm, spacingMm,
    rowDirection, columnDirection, positions,
  }; // prettier-ignore
}

/** Centre of a pixel in the patient; column and row count from 0 at the centre of the first pixel. */
export function pixelToPatient(
  g: SeriesGeometry,
  slice: number,
  column: number,
  row: number,
): Vec3 {
  const position = g.positions[slice];
  if (position === undefined) throw new Error(`The series has no slice ${slice}.`);
  return add(add(position, g.rowDirection, column * g.pixelMm), g.columnDirection, row * g.pixelMm);
}
