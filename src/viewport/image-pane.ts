import type { CanvasPoint, ImagePoint } from '../geometry/spaces.ts';
import { imageKeyOf } from '../domain/image-series.ts';
import type { FrameSource, ImageFrame, ImageSeries } from '../domain/image-series.ts';
import type { SignalStatistics } from '../domain/reading.ts';
import type {
  GreyWindow,
  Pane,
  PaneFocus,
  PaneListener,
  PanePicture,
  PanePointer,
  PaneView,
} from '../editor/ports.ts';
import type { Shape } from '../editor/scene.ts';
import { frames, imageIdOf, registerSeries } from './frame-loader.ts';
import { FramePrefetch } from './frame-prefetch.ts';
import { pixelGrid, signalOf } from './frame-signal.ts';
import { renderOverlay } from './overlay/render-overlay.ts';
import { listenToPointer } from './pane-pointer.ts';
import type { Picture, PictureMoves, PictureSurface } from './picture-surface.ts';
import { snapToEdge } from './pixel-edge.ts';
import type { PixelGrid } from './signal-statistics.ts';

/** A drag over the pane's width windows about as much as the image's values reach. Unit: values a pixel, for 1,024 values. */
const WINDOW_STEP = 1;

/** Makes the surface that a pane draws on; `drawn` is to be told after every drawing. */
export type SurfaceMaker = (host: HTMLDivElement, drawn: () => void) => PictureSurface;

/** One image pane: brings the frames of a series to a surface, with our marks above it. */
export class ImagePane implements Pane {
  readonly #host: HTMLElement;
  readonly #picture: HTMLDivElement;
  readonly #overlay: HTMLDivElement;
  readonly #source: FrameSource;
  readonly #listener: PaneListener;
  readonly #disposed: () => void;
  readonly #abort = new AbortController();
  readonly #observer: ResizeObserver;
  readonly #prefetch: FramePrefetch;
  readonly #unwatch: () => void;
  #surface: PictureSurface | null = null;
  #series: ImageSeries | null = null;
  /** Where each frame stands in the series. */
  #indices: ReadonlyMap<string, number> = new Map();
  #wanted = 0;
  /** The frame whose pixels are waited for. */
  #awaited: string | null = null;
  #isDrawing = false;
  /** Whether no picture of the series has been drawn yet. */
  #isFresh = true;
  #view: PaneView | null = null;
  #shapes: readonly Shape[] = [];
  #scale: number | undefined;
  #window: GreyWindow | null = null;
  #isInverted = false;
  #focus: PaneFocus | null = null;
  /** Of the pane, looked up when it changes: asking the page each time makes it lay itself out. Unit: CSS px. */
  #size: { readonly width: number; readonly height: number };
  /** Whether the reader has moved the picture since it last filled its pane. */
  #isMoved = false;

  constructor(
    host: HTMLElement,
    source: FrameSource,
    listener: PaneListener,
    disposed: () => void,
  ) {
    this.#host = host;
    this.#source = source;
    this.#listener = listener;
    this.#disposed = disposed;
    this.#size = sizeOf(host);
    this.#picture = layer(host);
    this.#overlay = layer(host);
    this.#overlay.style.pointerEvents = 'none';
    this.#prefetch = new FramePrefetch({
      isThere: (index) => frames.has(this.#idAt(index)),
      hasRoomFor: (index) => frames.hasRoomFor(Math.abs(index - this.#wanted)),
      bringNear: async (index, signal) => {
        const frame = this.#series?.frames[index];
        if (frame) await source.prefetch?.(imageKeyOf(frame), signal);
      },
      load: (index) => frames.load(this.#idAt(index)),
      came: (count, total) => {
        listener.loaded(count, total);
      },
    });
    this.#unwatch = frames.watch((id) => {
      const index = this.#indices.get(id);
      return index === undefined ? Infinity : Math.abs(index - this.#wanted);
    });
    listenToPointer(
      host,
      listener,
      this.#moves,
      (event) => this.#pointerOf(event),
      this.#abort.signal,
    );
    this.#observer = new ResizeObserver(() => {
      this.resize();
    });
    this.#observer.observe(host);
  }

  /** Takes a surface to draw on, in place of the one before. Until then what is wanted is only remembered. */
  drawOn(make: SurfaceMaker): void {
    if (this.#abort.signal.aborted) return;
    this.#surface?.dispose();
    this.#surface = make(this.#picture, () => {
      this.#reportView();
    });
    this.#surface.setWindow(this.#window);
    this.#surface.setInverted(this.#isInverted);
    this.#isFresh = true;
    if (this.#series) this.#advance();
  }

  show(series: ImageSeries, index: number): void {
    const isSame = this.#series?.id === series.id;
    this.#series = series;
    this.#indices = new Map(registerSeries(series, this.#source).map((id, i) => [id, i]));
    this.#wanted = clamped(index, series);
    if (isSame) this.#correct();
    else this.#begin();
    this.#prefetch.start(series.frames.length, this.#wanted);
  }

  goTo(index: number): void {
    if (!this.#series) return;
    this.#wanted = clamped(index, this.#series);
    this.#advance();
    this.#prefetch.moveTo(this.#wanted);
  }

  retry(): void {
    this.#advance();
  }

  clear(): void {
    this.#prefetch.stop();
    this.#series = null;
    this.#indices = new Map();
    this.#shapes = [];
    this.#empty();
  }

  draw(shapes: readonly Shape[], scale?: number): void {
    this.#shapes = shapes;
    this.#scale = scale;
    this.#paint();
  }

  setWindow(window: GreyWindow | null): void {
    this.#window = window;
    this.#surface?.setWindow(window);
  }

  setInverted(inverted: boolean): void {
    this.#isInverted = inverted;
    this.#surface?.setInverted(inverted);
  }

  fit(): void {
    this.#isMoved = true;
    this.#surface?.fit();
  }

  focus(focus: PaneFocus | null): void {
    this.#focus = focus;
    this.#fill();
  }

  hang(focus: PaneFocus | null): void {
    this.#focus = focus;
    if (!this.#isMoved) this.#fill();
  }

  resize(): void {
    const size = sizeOf(this.#host);
    if (size.width === 0 || size.height === 0) return;
    this.#size = size;
    this.#surface?.resize();
    // A picture the reader has not moved keeps filling its pane; a moved one keeps its place.
    if (!this.#isMoved) this.#fill();
  }

  setCursor(cursor: string): void {
    this.#picture.style.cursor = cursor;
  }

  signalWithin(points: readonly ImagePoint[]): SignalStatistics | null {
    const grid = this.#pixels();
    const series = this.#series;
    if (!grid || !series) return null;
    return signalOf(grid, series, points);
  }

  snap(point: ImagePoint, radius: number): ImagePoint {
    const grid = this.#pixels();
    return grid ? snapToEdge(grid, point, radius) : point;
  }

  snapshot(): PanePicture | null {
    const shown = this.#picture.querySelector('canvas');
    if (!shown || !this.#view) return null;
    const picture = document.createElement('canvas');
    picture.width = shown.width;
    picture.height = shown.height;
    picture.getContext('2d')?.drawImage(shown, 0, 0);
    const marks = this.#overlay.querySelector('svg')?.cloneNode(true);
    // On paper the page's own font is not at hand.
    if (marks instanceof SVGSVGElement) marks.setAttribute('font-family', 'Helvetica, sans-serif');
    return {
      picture,
      marks: marks instanceof SVGSVGElement ? marks : null,
      ...this.#size,
    };
  }

  dispose(): void {
    this.#series = null;
    this.#prefetch.stop();
    this.#unwatch();
    this.#abort.abort();
    this.#observer.disconnect();
    this.#surface?.dispose();
    this.#surface = null;
    this.#picture.remove();
    this.#overlay.remove();
    this.#disposed();
  }

  readonly #moves: PictureMoves = {
    zoomAt: (factor, place) => {
      this.#isMoved = true;
      this.#surface?.zoomAt(factor, place);
    },
    panBy: (x, y) => {
      this.#isMoved = true;
      this.#surface?.panBy(x, y);
    },
    windowBy: (x, y) => {
      const window = this.#surface?.window;
      const image = this.#surface?.shown?.image;
      if (!window || !image) return;
      const step = (WINDOW_STEP * (image.range.highest - image.range.lowest)) / 1024;
      this.setWindow({
        center: window.center + y * step,
        width: Math.max(window.width + x * step, 1),
      });
    },
    windowed: () => {
      if (this.#window) this.#listener.windowed(this.#window);
    },
  };

  /** Another series: nothing of the one before stays. */
  #begin(): void {
    this.#empty();
    this.#isFresh = true;
    this.#shapes = [];
    this.setWindow(null);
    this.setInverted(false);
    this.#advance();
  }

  /** The same series, grown or corrected: what is shown is shown with what is known of it by now. */
  #correct(): void {
    const shown = this.#surface?.shown;
    const at = shown && this.#indices.get(imageIdOf(shown.frame));
    const picture = at === undefined || at === null ? null : this.#pictureAt(at);
    if (picture) this.#draw(picture);
    this.#advance();
  }

  /** Brings the wanted frame to the surface: at once where it is decoded, else as soon as it is. */
  #advance(): void {
    const picture = this.#pictureAt(this.#wanted);
    if (!picture) void this.#await(this.#idAt(this.#wanted));
    else if (this.#surface?.shown?.frame !== picture.frame) this.#draw(picture);
  }

  #draw(picture: Picture): void {
    const surface = this.#surface;
    if (!surface || this.#isDrawing) return;
    const drawing = surface.show(picture);
    if (!drawing) {
      this.#settle();
      return;
    }
    // While one is being drawn only the latest wish counts.
    this.#isDrawing = true;
    void drawing
      .then(() => {
        this.#settle();
      })
      .catch((cause: unknown) => {
        this.#fail(picture.index, cause);
      })
      .finally(() => {
        this.#isDrawing = false;
        if (this.#series && surface.shown?.series !== this.#series) this.#correct();
        else this.#advance();
      });
  }

  /** The first picture of a series fills its pane; the others keep its place. */
  #settle(): void {
    if (this.#isFresh) this.#fill();
    this.#isFresh = false;
  }

  async #await(id: string): Promise<void> {
    if (!this.#series || this.#awaited === id) return;
    this.#awaited = id;
    try {
      await frames.load(id);
    } catch (cause) {
      if (this.#awaited === id) this.#awaited = null;
      if (this.#idAt(this.#wanted) === id) this.#fail(this.#wanted, cause);
      return;
    }
    if (this.#awaited === id) this.#awaited = null;
    // One that comes late is shown on the way to the wanted one, as long as that is not there.
    const arrived = this.#indices.get(id);
    const isPassed = arrived !== undefined && arrived !== this.#wanted;
    const passed = isPassed && !frames.has(this.#idAt(this.#wanted)) && this.#pictureAt(arrived);
    if (passed) this.#draw(passed);
    this.#advance();
  }

  #pictureAt(index: number): Picture | null {
    const series = this.#series;
    const frame = series?.frames[index];
    const image = frame && frames.get(imageIdOf(frame));
    return series && frame && image ? { series, frame, index, image } : null;
  }

  #idAt(index: number): string {
    const frame = this.#series?.frames[index];
    return frame ? imageIdOf(frame) : '';
  }

  #fill(): void {
    if (!this.#surface?.shown) return;
    this.#surface.fill(this.#focus);
    this.#isMoved = false;
  }

  #frame(): ImageFrame | null {
    return this.#view?.frame ?? null;
  }

  #pixels(): PixelGrid | null {
    const frame = this.#frame();
    const image = frame && frames.get(imageIdOf(frame));
    if (!frame || !image) return null;
    return pixelGrid(frame, image);
  }

  #reportView(): void {
    const picture = this.#surface?.shown;
    const transform = this.#surface?.transform();
    if (!picture || !transform || picture.series.id !== this.#series?.id) return;
    this.#setView({
      series: picture.series,
      frame: picture.frame,
      index: picture.index,
      window: this.#surface?.window ?? null,
      chosenWindow: this.#window,
      inverted: this.#isInverted,
      notes: picture.image.notes,
      ...this.#size,
      ...transform,
    });
  }

  #setView(view: PaneView | null): void {
    this.#view = view;
    this.#paint();
    this.#listener.viewChanged(view);
  }

  /** Nothing is shown rather than another slice in the wanted one's place. */
  #empty(): void {
    this.#surface?.clear();
    if (this.#view) this.#setView(null);
  }

  #paint(): void {
    renderOverlay(this.#overlay, this.#view, this.#shapes, this.#scale);
  }

  #fail(index: number, cause: unknown): void {
    // An image that was given up has nobody waiting for it.
    if (cause instanceof DOMException && cause.name === 'AbortError') return;
    this.#empty();
    this.#listener.failed({
      index,
      message: cause instanceof Error ? cause.message : String(cause),
    });
  }

  #pointerOf(event: MouseEvent): PanePointer | null {
    const view = this.#view;
    if (!view) return null;
    const box = this.#host.getBoundingClientRect();
    const canvas = [event.clientX - box.left, event.clientY - box.top] as unknown as CanvasPoint;
    return {
      view,
      point: view.toImage(canvas),
      shiftKey: event.shiftKey,
      ctrlKey: event.ctrlKey || event.metaKey,
      altKey: event.altKey,
    };
  }
}

const clamped = (index: number, { frames: all }: ImageSeries): number =>
  Math.min(Math.max(index, 0), Math.max(all.length - 1, 0));

const sizeOf = ({ clientWidth, clientHeight }: HTMLElement) => ({
  width: clientWidth,
  height: clientHeight,
});

function layer(host: HTMLElement): HTMLDivElement {
  const element = document.createElement('div');
  element.style.cssText = 'position:absolute;inset:0;overflow:hidden';
  host.append(element);
  return element;
}
