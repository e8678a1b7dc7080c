import type { CanvasPoint, ImagePoint } from '../geometry/spaces.ts';
import type { ImageFrame, ImageSeries } from '../domain/image-series.ts';
import type { GreySlice } from '../domain/assist/prepare-slice.ts';
import type { SignalStatistics } from '../domain/reading.ts';
import type { Shape } from './scene.ts';

/** Grey window. Unit: stored values after rescale (HU on CT). */
export interface GreyWindow {
  readonly center: number;
  readonly width: number;
}

/** What a pane shows at this moment, for overlays and captions. */
export interface PaneView {
  readonly series: ImageSeries;
  readonly frame: ImageFrame;
  readonly index: number;
  readonly window: GreyWindow | null;
  /** The window that was chosen or set by hand; null where it is the file's own. */
  readonly chosenWindow: GreyWindow | null;
  readonly inverted: boolean;
  /** What was noticed in decoding this image and may make it wrong, one sentence each. */
  readonly notes: readonly string[];
  /** CSS pixels per image pixel along a row. */
  readonly scale: number;
  /** Of the pane. Unit: CSS px. */
  readonly width: number;
  readonly height: number;
  readonly toCanvas: (point: ImagePoint) => CanvasPoint;
  readonly toImage: (point: CanvasPoint) => ImagePoint;
}

/** A pointer on an image, in that image's points. */
export interface PanePointer {
  readonly view: PaneView;
  readonly point: ImagePoint;
  readonly shiftKey: boolean;
  readonly ctrlKey: boolean;
  readonly altKey: boolean;
}

/** An image that cannot be shown, and why. */
export interface PaneFailure {
  readonly index: number;
  /** One sentence naming the file. */
  readonly message: string;
}

/** What a pane reports; the primary button alone is the tools'. */
export interface PaneListener {
  /** Null: nothing is shown, such as where the wanted image failed. */
  viewChanged(view: PaneView | null): void;
  /** The wanted image cannot be shown. */
  failed(failure: PaneFailure): void;
  /** Whether a finger on the image is the tool's rather than a scroll. */
  takesTouch(): boolean;
  pointerDown(pointer: PanePointer): void;
  pointerMove(pointer: PanePointer, isDown: boolean): void;
  pointerUp(pointer: PanePointer): void;
  /** What the pointer began is given up, such as where a second finger came down. */
  pointerCancelled(): void;
  doubleClick(pointer: PanePointer): void;
  /** The right button pressed without a drag, or a finger held. */
  menu(pointer: PanePointer): void;
  scrolled(steps: number): void;
  /** The window was set by hand. */
  windowed(window: GreyWindow): void;
  loaded(count: number, total: number): void;
}

/** A part of an image that is to fill its pane. */
export interface PaneFocus {
  readonly point: ImagePoint;
  /** What the shorter side of the pane shows. Unit: mm; image pixels where there is no geometry. */
  readonly span: number;
  /** All of the picture's height is shown, as long as that leaves no less than the span. */
  readonly isHeightWhole?: boolean;
}

/** What a pane shows, to be put on paper. Unit: CSS px. */
export interface PanePicture {
  readonly picture: HTMLCanvasElement;
  readonly marks: SVGSVGElement | null;
  readonly width: number;
  readonly height: number;
}

/** One image pane, drawn by an imaging engine. */
export interface Pane {
  /**
   * Shows a series at an index; the frames around are loaded after it. The same series, grown or corrected, keeps its
   * window, zoom and place. Errors are reported to the listener.
   */
  show(series: ImageSeries, index: number): void;
  /** Asks again for an image that failed. */
  retry(): void;
  goTo(index: number): void;
  clear(): void;
  /** `scale`: for a room, which sees no captions, how much larger than for a reader at the screen words and strokes are. */
  draw(shapes: readonly Shape[], scale?: number): void;
  setWindow(window: GreyWindow | null): void;
  setInverted(inverted: boolean): void;
  fit(): void;
  /** What is shown until the reader moves it, and after every resize: a part, or null for the whole image. */
  focus(focus: PaneFocus | null): void;
  /** As `focus`, but where the reader has moved the picture it stays. */
  hang(focus: PaneFocus | null): void;
  resize(): void;
  setCursor(cursor: string): void;
  /** Statistics of the pixels whose centres lie within the polygon; null while the frame is not loaded. */
  signalWithin(points: readonly ImagePoint[]): SignalStatistics | null;
  /** The point of steepest grey change within `radius` pixels, or the point itself. */
  snap(point: ImagePoint, radius: number): ImagePoint;
  /** A copy of picture and marks as they are now; null while nothing is shown. */
  snapshot(): PanePicture | null;
  dispose(): void;
}

/** Makes panes; the imaging engine behind it is nobody's business. */
export interface ViewportEngine {
  createPane(host: HTMLElement, listener: PaneListener): Pane;
  /** Statistics within a polygon of a frame that need not be shown. Errors: rejects when it cannot be loaded. */
  signalOf(
    series: ImageSeries,
    frame: ImageFrame,
    points: readonly ImagePoint[],
  ): Promise<SignalStatistics | null>;
  /** The grey levels of a frame that need not be shown; null for colour and without geometry. Errors: rejects when it cannot be loaded. */
  greyOf(series: ImageSeries, frame: ImageFrame): Promise<GreySlice | null>;
  /** Who draws the pictures: the graphics card, or the page itself where there is none. */
  readonly backend: 'gpu' | 'cpu';
  dispose(): void;
}
