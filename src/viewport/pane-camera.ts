import type { ImageFrame } from '../domain/image-series.ts';
import type { PaneFocus } from '../editor/ports.ts';
import {
  displayOrientation,
  displayPlane,
  viewTransform,
  type PictureMatrix,
} from './view-transform.ts';

/** How a pane looks at its pictures; the same for every slice, so that scrolling keeps the place. */
export interface PaneCamera {
  /** Unit: CSS px per mm. */
  readonly zoom: number;
  /** From the middle of the pane to the middle of the picture. Unit: CSS px. */
  readonly pan: readonly [x: number, y: number];
}

/** The size of a pane. Unit: CSS px. */
export interface PaneSize {
  readonly width: number;
  readonly height: number;
}

/** A picture that would leave much of its pane empty is shown this much larger at most; its edges are cut. */
const LARGEST_FILL = 1.35;

/** The whole picture, as large as the pane allows. */
export function fittingCamera(frame: ImageFrame, { width, height }: PaneSize): PaneCamera {
  const picture = shownSizeMm(frame);
  return { zoom: Math.min(width / picture.width, height / picture.height), pan: [0, 0] };
}

/**
 * The picture given the pane: the spine lies near the middle of what is acquired, so its borders can go. With a focus,
 * its point lies in the middle and its span along the pane's shorter side.
 */
export function fillingCamera(
  frame: ImageFrame,
  size: PaneSize,
  focus: PaneFocus | null,
): PaneCamera {
  if (focus) {
    const picture = shownSizeMm(frame);
    const largest = Math.min(size.width, size.height) / focus.span;
    const zoom = focus.isHeightWhole ? Math.min(largest, size.height / picture.height) : largest;
    const matrix = pictureMatrix(frame, { zoom, pan: [0, 0] }, size);
    const [x, y] = viewTransform(matrix).toCanvas(focus.point);
    const pan: readonly [number, number] = [size.width / 2 - x, size.height / 2 - y];
    if (!focus.isHeightWhole) return { zoom, pan };
    return {
      zoom,
      pan: [
        withoutMargin(pan[0], picture.width * zoom, size.width),
        withoutMargin(pan[1], picture.height * zoom, size.height),
      ],
    };
  }
  const fitting = fittingCamera(frame, size);
  const picture = shownSizeMm(frame);
  const [aspect, pane] = [picture.width / picture.height, size.width / size.height];
  const fill = Math.min(Math.max(aspect / pane, pane / aspect), LARGEST_FILL);
  return { ...fitting, zoom: fitting.zoom * fill };
}

/** Moved no further than the picture's edge to the pane's; in the middle where the picture is the smaller. Unit: CSS px. */
function withoutMargin(pan: number, picture: number, pane: number): number {
  const most = Math.max(0, (picture - pane) / 2);
  return Math.min(Math.max(pan, -most), most);
}

/** Zoomed so that what lies at a place of the pane stays there. Unit: CSS px from the pane's corner. */
export function zoomedAt(
  { zoom, pan: [panX, panY] }: PaneCamera,
  factor: number,
  [x, y]: readonly [number, number],
  { width, height }: PaneSize,
): PaneCamera {
  const [dx, dy] = [x - width / 2, y - height / 2];
  return { zoom: zoom * factor, pan: [dx + (panX - dx) * factor, dy + (panY - dy) * factor] };
}

/** Where the picture of a frame lies in a pane, turned and flipped as readers see it. */
export function pictureMatrix(
  frame: ImageFrame,
  { zoom, pan: [panX, panY] }: PaneCamera,
  { width, height }: PaneSize,
): PictureMatrix {
  const { rowSpacingMm, columnSpacingMm } = displayPlane(frame);
  const { rotation, flipHorizontal, flipVertical } = orientationOf(frame);
  const [x, y] = [flipHorizontal ? -zoom : zoom, flipVertical ? -zoom : zoom];
  const turned =
    rotation === 0
      ? { a: x * columnSpacingMm, b: 0, c: 0, d: y * rowSpacingMm }
      : { a: 0, b: y * columnSpacingMm, c: -x * rowSpacingMm, d: 0 };
  const [column, row] = [frame.columns / 2, frame.rows / 2];
  return {
    ...turned,
    e: width / 2 + panX - turned.a * column - turned.c * row,
    f: height / 2 + panY - turned.b * column - turned.d * row,
  };
}

const orientationOf = (frame: ImageFrame): ReturnType<typeof displayOrientation> =>
  frame.plane
    ? displayOrientation(frame.plane)
    : { rotation: 0, flipHorizontal: false, flipVertical: false };

/** The size of a picture as it is turned. Unit: mm. */
function shownSizeMm(frame: ImageFrame): PaneSize {
  const { rowSpacingMm, columnSpacingMm } = displayPlane(frame);
  const [along, down] = [frame.columns * columnSpacingMm, frame.rows * rowSpacingMm];
  return orientationOf(frame).rotation === 0
    ? { width: along, height: down }
    : { width: down, height: along };
}
