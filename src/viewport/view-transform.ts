import type {
  CanvasPoint,
  ImagePlane,
  ImagePoint,
  PatientPoint,
  Vector3,
} from '../geometry/spaces.ts';
import type { ImageFrame } from '../domain/image-series.ts';

/** The plane in which a frame is drawn: its own, or a plain one of pixels of its shape where it has none (viewing only). */
export function displayPlane(frame: ImageFrame): ImagePlane {
  return (
    frame.plane ?? {
      imagePositionPatient: [0, 0, 0] as unknown as PatientPoint,
      rowDirection: [1, 0, 0],
      columnDirection: [0, 1, 0],
      rowSpacingMm: frame.pixelShape?.row ?? 1,
      columnSpacingMm: frame.pixelShape?.column ?? 1,
    }
  );
}

/** Screen positions of image points and back, while an image keeps its place on the screen. */
export interface ViewTransform {
  readonly toCanvas: (point: ImagePoint) => CanvasPoint;
  readonly toImage: (point: CanvasPoint) => ImagePoint;
  /** CSS pixels per image pixel along a row. */
  readonly scale: number;
}

/** Where image points lie on the screen: x = a column + c row + e, y = b column + d row + f. Unit: CSS px. */
export interface PictureMatrix {
  readonly a: number;
  readonly b: number;
  readonly c: number;
  readonly d: number;
  readonly e: number;
  readonly f: number;
}

/** The transform of a matrix. */
export function viewTransform({ a, b, c, d, e, f }: PictureMatrix): ViewTransform {
  const determinant = a * d - b * c;
  return {
    toCanvas: ([column, row]) =>
      [e + a * column + c * row, f + b * column + d * row] as unknown as CanvasPoint,
    toImage: ([x, y]) =>
      [
        (d * (x - e) - c * (y - f)) / determinant,
        (a * (y - f) - b * (x - e)) / determinant,
      ] as unknown as ImagePoint,
    scale: Math.hypot(a, b),
  };
}

/** What a graphics engine takes for the outer corner of the first pixel, from the pixel's centre. Unit: pixels. */
const CORNER = 0.5;

/** The transform that a graphics engine draws by, from three places of the patient asked of it. */
export function createViewTransform(
  plane: ImagePlane,
  worldToCanvas: (world: Vector3) => readonly [number, number],
): ViewTransform {
  const at = (column: number, row: number): readonly [number, number] =>
    worldToCanvas(worldOf(plane, column - CORNER, row - CORNER));
  const REACH = 100;
  const [e, f] = at(0, 0);
  const [ux, uy] = at(REACH, 0);
  const [vx, vy] = at(0, REACH);
  return viewTransform({
    a: (ux - e) / REACH,
    b: (uy - f) / REACH,
    c: (vx - e) / REACH,
    d: (vy - f) / REACH,
    e,
    f,
  });
}

/** Space: LPS mm; columns and rows counted from the centre of the first pixel. */
function worldOf(plane: ImagePlane, column: number, row: number): Vector3 {
  const along = (i: 0 | 1 | 2): number =>
    plane.imagePositionPatient[i] +
    plane.rowDirection[i] * column * plane.columnSpacingMm +
    plane.columnDirection[i] * row * plane.rowSpacingMm;
  return [along(0), along(1), along(2)];
}

/** How an image must be turned so that the reader sees it as every reader does. */
export interface DisplayOrientation {
  /** Clockwise quarter turns of the image: 0 or 90 degrees. */
  readonly rotation: 0 | 90;
  readonly flipHorizontal: boolean;
  readonly flipVertical: boolean;
}

/**
 * Radiological convention: axial with the patient's left on the right of the screen and the front on top, sagittal with
 * the face to the left, coronal as axial from the front; head up.
 */
export function displayOrientation(plane: ImagePlane): DisplayOrientation {
  const normal = [
    plane.rowDirection[1] * plane.columnDirection[2] -
      plane.rowDirection[2] * plane.columnDirection[1],
    plane.rowDirection[2] * plane.columnDirection[0] -
      plane.rowDirection[0] * plane.columnDirection[2],
    plane.rowDirection[0] * plane.columnDirection[1] -
      plane.rowDirection[1] * plane.columnDirection[0],
  ].map(Math.abs) as [number, number, number];
  const main = normal.indexOf(Math.max(...normal));
  const right: Vector3 = main === 0 ? [0, 1, 0] : [1, 0, 0];
  const down: Vector3 = main === 2 ? [0, 1, 0] : [0, 0, -1];
  const dot = (p: Vector3, q: Vector3): number => p[0] * q[0] + p[1] * q[1] + p[2] * q[2];
  const straight =
    Math.abs(dot(plane.rowDirection, right)) >= Math.abs(dot(plane.rowDirection, down));
  if (straight) {
    return {
      rotation: 0,
      flipHorizontal: dot(plane.rowDirection, right) < 0,
      flipVertical: dot(plane.columnDirection, down) < 0,
    };
  }
  // Turned a quarter clockwise, a row runs down the screen and a column to the left.
  return {
    rotation: 90,
    flipHorizontal: dot(plane.columnDirection, right) > 0,
    flipVertical: dot(plane.rowDirection, down) < 0,
  };
}
