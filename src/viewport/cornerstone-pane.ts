import { Enums, getShouldUseCPURendering, imageLoader, cache } from '@cornerstonejs/core';
import type { RenderingEngine, StackViewport, Types } from '@cornerstonejs/core';
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
import { imageIdOf, notesOf, registerSeries } from './frame-loader.ts';
import { pixelGrid, signalOf } from './frame-signal.ts';
import { renderOverlay } from './overlay/render-overlay.ts';
import { isShownNegative } from './pixels/shown-values.ts';
import { snapToEdge } from './pixel-edge.ts';
import type { PixelGrid } from './signal-statistics.ts';
import {
  createViewTransform,
  displayOrientation,
  displayPlane,
  type ViewTransform,
} from './view-transform.ts';

/** Frames loaded at the same time behind the visible one. */
const PREFETCH_LANES = 3;

/** Frames this near to the wanted one are worth going on with. Unit: slices. Our choice. */
const KEPT_DISTANCE = 6;

/** A picture that would leave much of its pane empty is shown this much larger at most; its edges are cut. */
const LARGEST_FILL = 1.35;

/** A zoom step of the wheel. */
const ZOOM_STEP = 1.15;

/** The number nearest to another; of two as near the larger. Null for none. */
function nearestTo(wanted: number, numbers: ReadonlySet<number>): number | null {
  let nearest: number | null = null;
  for (const number of numbers) {
    if (nearest === null || Math.abs(number - wanted) <= Math.abs(nearest - wanted)) {
      nearest = number;
    }
  }
  return nearest;
}

/** One image pane drawn by a Cornerstone stack viewport, with our marks above it. */
export class CornerstonePane implements Pane {
  readonly #engine: RenderingEngine;
  readonly #id: string;
  readonly #host: HTMLElement;
  readonly #picture: HTMLDivElement;
  readonly #overlay: HTMLDivElement;
  readonly #source: FrameSource;
  readonly #listener: PaneListener;
  readonly #abort = new AbortController();
  readonly #observer: ResizeObserver;

  #series: ImageSeries | null = null;
  #wanted = 0;
  #shown = -1;
  #isStepping = false;
  #shapes: readonly Shape[] = [];
  #scale = 1;
  #view: PaneView | null = null;
  #isDown = false;
  #inverted = false;
  #focus: PaneFocus | null = null;
  /** Whether the reader has moved the picture since it last filled its pane. */
  #isMoved = false;
  /** Frames that are being fetched ahead, by index. */
  readonly #coming = new Map<number, AbortController>();
  /** Counts the series shown, so that what belongs to an earlier one is dropped when it arrives late. */
  #generation = 0;

  constructor(
    engine: RenderingEngine,
    id: string,
    host: HTMLElement,
    source: FrameSource,
    listener: PaneListener,
  ) {
    this.#engine = engine;
    this.#id = id;
    this.#host = host;
    this.#source = source;
    this.#listener = listener;
    this.#picture = layer(host);
    this.#overlay = layer(host);
    this.#overlay.style.pointerEvents = 'none';
    engine.enableElement({
      viewportId: id,
      type: Enums.ViewportType.STACK,
      element: this.#picture,
      defaultOptions: { background: [5 / 255, 6 / 255, 6 / 255] },
    });
    this.#picture.addEventListener(Enums.Events.IMAGE_RENDERED, () => {
      this.#reportView();
    });
    this.#listen();
    this.#observer = new ResizeObserver(() => {
      this.resize();
    });
    this.#observer.observe(host);
  }

  show(series: ImageSeries, index: number): void {
    const generation = ++this.#generation;
    this.#giveUpAll();
    this.#series = series;
    this.#wanted = index;
    this.#shown = -1;
    this.#view = null;
    this.#inverted = false;
    this.#shapes = [];
    this.#paint();
    const imageIds = registerSeries(series, this.#source);
    void this.#open(imageIds, index, generation);
  }

  goTo(index: number): void {
    const count = this.#series?.frames.length ?? 0;
    if (count === 0) return;
    this.#wanted = Math.min(Math.max(index, 0), count - 1);
    this.#giveUpDistant();
    if (this.#shown >= 0) void this.#step();
  }

  clear(): void {
    this.#generation++;
    this.#giveUpAll();
    this.#series = null;
    this.#view = null;
    this.#shapes = [];
    this.#paint();
  }

  draw(shapes: readonly Shape[], scale = 1): void {
    this.#shapes = shapes;
    this.#scale = scale;
    this.#paint();
  }

  setWindow(window: GreyWindow | null): void {
    const viewport = this.#viewport();
    if (window) {
      const { center, width } = window;
      viewport.setProperties({
        voiRange: { lower: center - width / 2, upper: center + width / 2 },
      });
    } else {
      viewport.resetProperties();
      this.#invert(viewport);
    }
    viewport.render();
  }

  setInverted(inverted: boolean): void {
    this.#inverted = inverted;
    const viewport = this.#viewport();
    this.#invert(viewport);
    viewport.render();
  }

  fit(): void {
    this.#isMoved = true;
    const viewport = this.#viewport();
    viewport.resetCamera();
    this.#orient(viewport);
    viewport.render();
  }

  focus(focus: PaneFocus | null): void {
    this.#focus = focus;
    if (this.#shown >= 0) this.#fill();
  }

  resize(): void {
    if (this.#host.clientWidth === 0 || this.#host.clientHeight === 0) return;
    // A picture the reader has not moved keeps filling its pane; a moved one keeps its place.
    this.#engine.resize(true, true);
    if (!this.#isMoved && this.#shown >= 0) this.#fill();
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
      width: this.#host.clientWidth,
      height: this.#host.clientHeight,
    };
  }

  dispose(): void {
    this.#generation++;
    this.#giveUpAll();
    this.#abort.abort();
    this.#observer.disconnect();
    this.#engine.disableElement(this.#id);
    this.#picture.remove();
    this.#overlay.remove();
  }

  async #open(imageIds: string[], index: number, generation: number): Promise<void> {
    const viewport = this.#viewport();
    try {
      await viewport.setStack(imageIds, index);
    } catch (error) {
      if (generation === this.#generation) this.#fail(error);
    }
    if (generation !== this.#generation) return;
    this.#shown = index;
    viewport.resetProperties();
    this.#invert(viewport);
    this.#fill();
    void this.#prefetch(imageIds, generation);
    if (this.#wanted !== this.#shown) void this.#step();
  }

  /** Negative where the frame asks for it or the reader, not where both do. */
  #invert(viewport: StackViewport): void {
    const frame = this.#frame();
    const isNegative = frame !== null && isShownNegative(frame.pixel);
    viewport.setProperties({ invert: isNegative !== this.#inverted });
  }

  /** Shows the wanted frame; while one is on its way only the latest wish counts. */
  async #step(): Promise<void> {
    if (this.#isStepping) return;
    this.#isStepping = true;
    const generation = this.#generation;
    while (generation === this.#generation && this.#wanted !== this.#shown) {
      const index = this.#wanted;
      try {
        await this.#viewport().setImageIdIndex(index);
      } catch (error) {
        this.#fail(error);
      }
      this.#shown = index;
    }
    this.#isStepping = false;
    if (generation !== this.#generation && this.#shown >= 0 && this.#wanted !== this.#shown) {
      void this.#step();
    }
  }

  /** Loads the other frames, always the nearest to the wanted one next. */
  async #prefetch(imageIds: readonly string[], generation: number): Promise<void> {
    const waiting = new Set(imageIds.keys());
    const lane = async (): Promise<void> => {
      for (
        let index = nearestTo(this.#wanted, waiting);
        index !== null;
        index = nearestTo(this.#wanted, waiting)
      ) {
        if (generation !== this.#generation) return;
        waiting.delete(index);
        try {
          // What was given up because the reader is elsewhere comes again when its turn does.
          if (!(await this.#bringNear(index))) waiting.add(index);
          else if (generation === this.#generation) {
            await imageLoader.loadAndCacheImage(imageIds[index] ?? '');
          }
        } catch (error) {
          this.#fail(error);
        }
        if (generation !== this.#generation) return;
        this.#listener.loaded(imageIds.length - waiting.size, imageIds.length);
      }
    };
    await Promise.all(Array.from({ length: PREFETCH_LANES }, lane));
  }

  /** Fetches a frame that is not at hand; false when it was given up. The engine is asked only then: it cannot give up. */
  async #bringNear(index: number): Promise<boolean> {
    const frame = this.#series?.frames[index];
    if (!frame || !this.#source.prefetch) return true;
    const abort = new AbortController();
    this.#coming.set(index, abort);
    try {
      await this.#source.prefetch(imageKeyOf(frame), abort.signal);
      return true;
    } catch (error) {
      if (abort.signal.aborted) return false;
      throw error;
    } finally {
      if (this.#coming.get(index) === abort) this.#coming.delete(index);
    }
  }

  /** Gives up what is on its way and lies far from the wanted frame, so that this one need not wait for it. */
  #giveUpDistant(): void {
    for (const [index, abort] of this.#coming) {
      if (Math.abs(index - this.#wanted) > KEPT_DISTANCE) abort.abort();
    }
  }

  #giveUpAll(): void {
    for (const abort of this.#coming.values()) abort.abort();
    this.#coming.clear();
  }

  #viewport(): StackViewport {
    return this.#engine.getViewport<StackViewport>(this.#id);
  }

  #orient(viewport: StackViewport): void {
    const frame = this.#frame();
    if (!frame?.plane) return;
    viewport.setViewPresentation(displayOrientation(frame.plane));
  }

  /** Gives the picture the pane: the spine lies near the middle of what is acquired, so its borders can go. */
  #fill(): void {
    const viewport = this.#viewport();
    const frame = this.#frame();
    if (!frame) return;
    viewport.resetCamera();
    this.#orient(viewport);
    const { rowSpacingMm, columnSpacingMm } = displayPlane(frame);
    const aspect = (frame.columns * columnSpacingMm) / (frame.rows * rowSpacingMm);
    const pane = this.#host.clientWidth / this.#host.clientHeight;
    const zoom = Math.min(Math.max(aspect / pane, pane / aspect), LARGEST_FILL);
    // Relative to the fitted picture, which is zoom 1 on the GPU path and pixels per pixel on the CPU path.
    viewport.setZoom(viewport.getZoom() * zoom);
    if (this.#focus) this.#lookAt(viewport, frame, this.#focus);
    viewport.render();
    this.#isMoved = false;
  }

  /** Brings a point to the middle of the pane and the span to its shorter side. */
  #lookAt(viewport: StackViewport, frame: ImageFrame, { point, span }: PaneFocus): void {
    const { clientWidth, clientHeight } = this.#host;
    const { scale } = transformOf(viewport, frame);
    const wanted =
      (Math.min(clientWidth, clientHeight) / span) * displayPlane(frame).columnSpacingMm;
    viewport.setZoom((viewport.getZoom() * wanted) / scale);
    const [x, y] = transformOf(viewport, frame).toCanvas(point);
    const [panX, panY] = viewport.getPan();
    viewport.setPan([panX + clientWidth / 2 - x, panY + clientHeight / 2 - y]);
  }

  #frame(): ImageFrame | null {
    return this.#series?.frames[Math.max(this.#shown, 0)] ?? null;
  }

  #pixels(): PixelGrid | null {
    const frame = this.#frame();
    const image = frame && cache.getImage(imageIdOf(frame));
    if (!frame || !image) return null;
    return pixelGrid(frame, image);
  }

  #reportView(): void {
    const series = this.#series;
    const viewport = this.#viewport();
    const index = viewport.getCurrentImageIdIndex();
    const frame = series?.frames[index];
    if (!series || !frame || viewport.getCurrentImageId() !== imageIdOf(frame)) return;
    // The CPU path reports a rendering before it has an image.
    if (!viewport.getImageData()) return;
    this.#shown = index;
    const { voiRange } = viewport.getProperties();
    const view: PaneView = {
      series,
      frame,
      index,
      window: voiRange
        ? { center: (voiRange.lower + voiRange.upper) / 2, width: voiRange.upper - voiRange.lower }
        : null,
      inverted: this.#inverted,
      notes: notesOf(frame),
      ...transformOf(viewport, frame),
    };
    this.#view = view;
    this.#paint();
    this.#listener.viewChanged(view);
  }

  #paint(): void {
    renderOverlay(this.#overlay, this.#view, this.#shapes, this.#scale);
  }

  #fail(error: unknown): void {
    const message = messageOf(error);
    if (message) this.#listener.failed(message);
  }

  #listen(): void {
    const options = { signal: this.#abort.signal };
    this.#host.addEventListener(
      'pointerdown',
      (event) => {
        const pointer = event.button === 0 ? this.#pointerOf(event) : null;
        if (!pointer) return;
        this.#isDown = true;
        // What was focused in the panel lets go of the keys: they are the image's from here on.
        const { activeElement } = document;
        if (activeElement instanceof HTMLElement) activeElement.blur();
        this.#host.setPointerCapture(event.pointerId);
        this.#listener.pointerDown(pointer);
      },
      options,
    );
    this.#host.addEventListener(
      'mousedown',
      (event) => {
        // Else the browser would take the focus from a question that the press has just opened.
        if (event.button === 0) event.preventDefault();
      },
      options,
    );
    this.#host.addEventListener(
      'pointermove',
      (event) => {
        // Fast strokes are delivered in bundles; every position in them was drawn.
        const events = this.#isDown ? event.getCoalescedEvents() : [];
        for (const one of events.length > 0 ? events : [event]) {
          const pointer = this.#pointerOf(one);
          if (pointer) this.#listener.pointerMove(pointer, this.#isDown);
        }
      },
      options,
    );
    const release = (event: PointerEvent): void => {
      const pointer = this.#isDown ? this.#pointerOf(event) : null;
      this.#isDown = this.#isDown && event.buttons % 2 === 1;
      if (pointer && !this.#isDown) this.#listener.pointerUp(pointer);
    };
    this.#host.addEventListener('pointerup', release, options);
    this.#host.addEventListener('pointercancel', release, options);
    // The middle button pans, by the engine's own tool.
    this.#host.addEventListener(
      'pointermove',
      (event) => {
        if ((event.buttons & 4) !== 0) this.#isMoved = true;
      },
      options,
    );
    this.#host.addEventListener(
      'dblclick',
      (event) => {
        const pointer = this.#pointerOf(event);
        if (pointer) this.#listener.doubleClick(pointer);
      },
      options,
    );
    this.#host.addEventListener(
      'contextmenu',
      (event) => {
        event.preventDefault();
      },
      options,
    );
    this.#host.addEventListener(
      'wheel',
      (event) => {
        event.preventDefault();
        if (event.ctrlKey) this.#zoomAt(event);
        else if (event.deltaY !== 0) this.#listener.scrolled(Math.sign(event.deltaY));
      },
      { ...options, passive: false },
    );
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
    };
  }

  /** Zooms so that what lies under the pointer stays there. */
  #zoomAt(event: WheelEvent): void {
    this.#isMoved = true;
    const viewport = this.#viewport();
    const box = this.#host.getBoundingClientRect();
    const factor = event.deltaY < 0 ? ZOOM_STEP : 1 / ZOOM_STEP;
    const [x, y] = [
      event.clientX - box.left - box.width / 2,
      event.clientY - box.top - box.height / 2,
    ];
    const [panX, panY] = viewport.getPan();
    viewport.setZoom(viewport.getZoom() * factor);
    viewport.setPan([x + (panX - x) * factor, y + (panY - y) * factor]);
    viewport.render();
  }
}

function layer(host: HTMLElement): HTMLDivElement {
  const element = document.createElement('div');
  element.style.cssText = 'position:absolute;inset:0;overflow:hidden';
  host.append(element);
  return element;
}

/** Cornerstone wraps load errors in objects; an aborted load is none. */
function messageOf(error: unknown): string | null {
  const inner =
    typeof error === 'object' && error !== null && 'error' in error
      ? (error as { readonly error: unknown }).error
      : error;
  if (inner instanceof DOMException && inner.name === 'AbortError') return null;
  return inner instanceof Error ? inner.message : String(inner);
}

/** Between image points and the pane's canvas, as the engine's camera stands. */
function transformOf(viewport: StackViewport, frame: ImageFrame): ViewTransform {
  return createViewTransform(displayPlane(frame), getShouldUseCPURendering() ? 0 : 0.5, (world) =>
    viewport.worldToCanvas([...world] as Types.Point3),
  );
}
