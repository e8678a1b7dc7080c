import type { Vector3 } from '../../geometry/spaces.ts';
import { cross, dot, length, scale, subtract } from '../../geometry/vector.ts';
import type { FrameGeometry } from './parsed-instance.ts';

/** The geometry attributes as numbers, null where absent or not numbers. */
export interface RawGeometry {
  readonly position: readonly number[] | null;
  readonly orientation: readonly number[] | null;
  readonly pixelSpacing: readonly number[] | null;
  /** Only the spacing at the detector is given, which says nothing about the patient in MR and CT. */
  readonly hasImagerSpacing: boolean;
  /** The picture is several slices side by side, so that its corner and directions are none of a slice's. */
  readonly isMosaic?: boolean;
}

/** Rounding of six decimals: below this an orientation is taken as exact. */
const exactWithin = 1e-4;
/** Beyond this the two directions are no rounded unit vectors but something else. Our choice. */
const repairableWithin = 0.05;
/** No clinical MR or CT has pixels outside these limits. Unit: mm. Our choice. */
const pixelSpacingLimitsMm = [0.005, 50] as const;
/** No scanner reaches further from its isocentre. Unit: mm. Our choice. */
const positionLimitMm = 1e5;

/** Checks a frame's geometry: a slightly wrong orientation is repaired, a wrong one refused. Space/unit: LPS mm. */
export function frameGeometryOf(raw: RawGeometry): FrameGeometry {
  const position = positionOf(raw.position);
  const orientation = orientationOf(raw.orientation);
  const spacing = spacingOf(raw.pixelSpacing);
  const base = {
    imagePositionPatient: position,
    orientation: orientation === null ? null : { row: orientation.row, column: orientation.column },
    pixelSpacingMm: spacing,
  };
  if (raw.isMosaic === true) {
    const refused =
      'The picture is a mosaic of several slices, which is shown as one picture and not taken apart, so measuring is off.';
    return { ...base, imagePositionPatient: null, orientation: null, problem: 'no-orientation', refused }; // prettier-ignore
  }
  if (spacing === null)
    return { ...base, problem: 'no-pixel-spacing', refused: spacingRefusal(raw) };
  if (orientation === null) {
    const refused =
      raw.orientation === null
        ? 'The orientation of the slices is missing, so measuring is off.'
        : 'The orientation of the slices is not two directions at a right angle, so measuring is off.';
    return { ...base, problem: 'no-orientation', refused };
  }
  if (position === null) {
    const refused = 'The position of the slices is missing or no position, so measuring is off.';
    return { ...base, problem: 'no-orientation', refused };
  }
  return { ...base, refused: null, problem: orientation.repaired ? 'repaired-orientation' : null };
}

function positionOf(values: readonly number[] | null): Vector3 | null {
  const [x, y, z] = values ?? [];
  if (values?.length !== 3 || x === undefined || y === undefined || z === undefined) return null;
  return [x, y, z].every((value) => Math.abs(value) < positionLimitMm) ? [x, y, z] : null;
}

function orientationOf(
  values: readonly number[] | null,
): { readonly row: Vector3; readonly column: Vector3; readonly repaired: boolean } | null {
  if (values?.length !== 6) return null;
  const [rx, ry, rz, cx, cy, cz] = values as [number, number, number, number, number, number];
  const rawRow: Vector3 = [rx, ry, rz];
  const rawColumn: Vector3 = [cx, cy, cz];
  const rowLength = length(rawRow);
  const columnLength = length(rawColumn);
  const worstLength = Math.max(Math.abs(rowLength - 1), Math.abs(columnLength - 1));
  if (!(worstLength <= repairableWithin)) return null;
  const row = scale(rawRow, 1 / rowLength);
  const skewed = scale(rawColumn, 1 / columnLength);
  const skew = dot(row, skewed);
  if (Math.abs(skew) > repairableWithin) return null;
  const straight = subtract(skewed, scale(row, skew));
  const column = scale(straight, 1 / length(straight));
  return { row, column, repaired: worstLength > exactWithin || Math.abs(skew) > exactWithin };
}

function spacingOf(values: readonly number[] | null): FrameGeometry['pixelSpacingMm'] {
  const [row, column] = values ?? [];
  if (values?.length !== 2 || row === undefined || column === undefined) return null;
  const [lowest, highest] = pixelSpacingLimitsMm;
  return [row, column].every((value) => value >= lowest && value <= highest)
    ? { row, column }
    : null;
}

function spacingRefusal(raw: RawGeometry): string {
  if (raw.pixelSpacing !== null)
    return `PixelSpacing is ${raw.pixelSpacing.join(' x ')} mm, which cannot be right, so measuring is off.`;
  return raw.hasImagerSpacing
    ? 'Only the spacing at the detector is given, not in the patient, so measuring is off.'
    : 'PixelSpacing is missing, so measuring is off.';
}

/** The slice normal: row direction x column direction. Source: DICOM PS3.3 C.7.6.2.1.1. */
export const normalOf = (orientation: NonNullable<FrameGeometry['orientation']>): Vector3 =>
  cross(orientation.row, orientation.column);
