import type { ImageFrame, ImageSeries } from '../domain/image-series.ts';
import type { GreyWindow, PaneFocus } from '../editor/ports.ts';
import type { FramePicture } from './pixels/frame-picture.ts';
import type { ViewTransform } from './view-transform.ts';

/** A decoded frame and its place in the series shown. */
export interface Picture {
  readonly series: ImageSeries;
  readonly frame: ImageFrame;
  readonly index: number;
  readonly image: FramePicture;
}

/** What draws the picture of one pane; zoom, place and window stay from slice to slice. Unit: CSS px. */
export interface PictureSurface {
  /** What is drawn now; null for nothing. */
  readonly shown: Picture | null;
  /** The window in use; null where the picture has none, such as in colour. */
  readonly window: GreyWindow | null;
  /** Draws a picture: at once, or with a promise where it takes the surface longer. */
  show(picture: Picture): void | Promise<void>;
  clear(): void;
  /** Null for the file's own window. */
  setWindow(window: GreyWindow | null): void;
  setInverted(inverted: boolean): void;
  /** The whole picture. */
  fit(): void;
  /** The pane filled, with the focus in its middle where there is one. */
  fill(focus: PaneFocus | null): void;
  zoomAt(factor: number, place: readonly [x: number, y: number]): void;
  panBy(x: number, y: number): void;
  resize(): void;
  /** Null while nothing is drawn. */
  transform(): ViewTransform | null;
  dispose(): void;
}

/** What a gesture does to the picture. Unit: CSS px; places from the pane's corner. */
export interface PictureMoves {
  zoomAt(factor: number, place: readonly [x: number, y: number]): void;
  panBy(x: number, y: number): void;
  windowBy(x: number, y: number): void;
  /** The gesture that set the window is over. */
  windowed(): void;
}
