import { Enums } from '@cornerstonejs/core';
import type { RenderingEngine, StackViewport, Types } from '@cornerstonejs/core';
import type { SeriesId } from '../domain/image-series.ts';
import type { GreyWindow, PaneFocus } from '../editor/ports.ts';
import { imageIdOf } from './frame-loader.ts';
import { fillingCamera, fittingCamera, type PaneCamera, type PaneSize } from './pane-camera.ts';
import type { Picture, PictureSurface } from './picture-surface.ts';
import { rangeOfWindow, windowOfRange } from './grey-table.ts';
import { isShownNegative } from './pixels/shown-values.ts';
import {
  createViewTransform,
  displayOrientation,
  displayPlane,
  type ViewTransform,
} from './view-transform.ts';

/** Draws the pictures of a pane with a Cornerstone stack viewport, on the graphics card. */
export class CornerstoneSurface implements PictureSurface {
  readonly #engine: RenderingEngine;
  readonly #id: string;
  readonly #host: HTMLElement;
  readonly #drawn: () => void;
  readonly #timed: (milliseconds: number) => void;
  #shown: Picture | null = null;
  #imageIds: readonly string[] = [];
  #seriesId: SeriesId | null = null;
  #window: GreyWindow | null = null;
  #isInverted = false;
  /** When the slice that is being drawn was asked for. */
  #askedAt: number | null = null;
  readonly #onRendered = (): void => {
    if (!this.#shown) return;
    if (this.#askedAt !== null) this.#timed(performance.now() - this.#askedAt);
    this.#askedAt = null;
    this.#drawn();
  };

  /** `drawn` is told after every drawing, `timed` how long each slice took in ms. */
  constructor(
    engine: RenderingEngine,
    id: string,
    host: HTMLDivElement,
    drawn: () => void,
    timed: (milliseconds: number) => void,
  ) {
    this.#engine = engine;
    this.#id = id;
    this.#host = host;
    this.#drawn = drawn;
    this.#timed = timed;
    engine.enableElement({
      viewportId: id,
      type: Enums.ViewportType.STACK,
      element: host,
      defaultOptions: { background: [5 / 255, 6 / 255, 6 / 255] },
    });
    host.addEventListener(Enums.Events.IMAGE_RENDERED, this.#onRendered);
  }

  get shown(): Picture | null {
    return this.#shown;
  }

  get window(): GreyWindow | null {
    if (!this.#shown) return null;
    const { voiRange } = this.#viewport.getProperties();
    return voiRange ? windowOfRange(voiRange) : null;
  }

  async show(picture: Picture): Promise<void> {
    const viewport = this.#viewport;
    const imageIds = picture.series.frames.map(imageIdOf);
    const isNew = this.#seriesId !== picture.series.id;
    this.#seriesId = picture.series.id;
    if (isNew || imageIds.some((id, i) => id !== this.#imageIds[i])) {
      // The engine resets a stack's view with its frames; a series that has grown keeps it.
      const view = isNew ? null : viewport.getViewPresentation();
      this.#imageIds = imageIds;
      await viewport.setStack(imageIds, picture.index);
      this.#shown = picture;
      if (isNew) this.fill(null);
      else if (view) viewport.setViewPresentation(view);
      this.setWindow(this.#window);
    } else {
      this.#askedAt = performance.now();
      await viewport.setImageIdIndex(picture.index);
      this.#shown = picture;
      this.#invert();
      viewport.render();
    }
    this.#host.style.visibility = '';
  }

  clear(): void {
    this.#shown = null;
    this.#host.style.visibility = 'hidden';
  }

  setWindow(window: GreyWindow | null): void {
    this.#window = window;
    if (!this.#shown) return;
    const viewport = this.#viewport;
    if (window) viewport.setProperties({ voiRange: rangeOfWindow(window) });
    else viewport.resetProperties();
    this.#invert();
    viewport.render();
  }

  setInverted(inverted: boolean): void {
    this.#isInverted = inverted;
    if (!this.#shown) return;
    this.#invert();
    this.#viewport.render();
  }

  fit(): void {
    if (this.#shown) this.#look(fittingCamera(this.#shown.frame, this.#size));
  }

  fill(focus: PaneFocus | null): void {
    if (this.#shown) this.#look(fillingCamera(this.#shown.frame, this.#size, focus));
  }

  zoomAt(factor: number, place: readonly [number, number]): void {
    const viewport = this.#viewport;
    const { width, height } = this.#size;
    const [x, y] = [place[0] - width / 2, place[1] - height / 2];
    const [panX, panY] = viewport.getPan();
    viewport.setZoom(viewport.getZoom() * factor);
    viewport.setPan([x + (panX - x) * factor, y + (panY - y) * factor]);
    viewport.render();
  }

  panBy(x: number, y: number): void {
    const viewport = this.#viewport;
    const [panX, panY] = viewport.getPan();
    viewport.setPan([panX + x, panY + y]);
    viewport.render();
  }

  resize(): void {
    this.#engine.resize(true, true);
  }

  transform(): ViewTransform | null {
    const viewport = this.#viewport;
    if (!this.#shown || !viewport.getImageData()) return null;
    return createViewTransform(displayPlane(this.#shown.frame), (world) =>
      viewport.worldToCanvas([...world] as Types.Point3),
    );
  }

  dispose(): void {
    this.#host.removeEventListener(Enums.Events.IMAGE_RENDERED, this.#onRendered);
    this.#engine.disableElement(this.#id);
  }

  get #viewport(): StackViewport {
    return this.#engine.getViewport<StackViewport>(this.#id);
  }

  get #size(): PaneSize {
    return { width: this.#host.clientWidth, height: this.#host.clientHeight };
  }

  /** The engine inverts by the first image of a stack; every image says for itself whether it is stored inverted. */
  #invert(): void {
    const shown = this.#shown;
    const stored =
      shown !== null && shown.image.measured !== null && isShownNegative(shown.frame.pixel);
    this.#viewport.setProperties({ invert: stored !== this.#isInverted });
  }

  /** The engine's zoom counts from the whole picture, which it shows after a reset. */
  #look({ zoom, pan }: PaneCamera): void {
    const picture = this.#shown;
    if (!picture) return;
    const viewport = this.#viewport;
    viewport.resetCamera();
    if (picture.frame.plane) viewport.setViewPresentation(displayOrientation(picture.frame.plane));
    const fitting = fittingCamera(picture.frame, this.#size);
    viewport.setZoom((viewport.getZoom() * zoom) / fitting.zoom);
    viewport.setPan([pan[0], pan[1]]);
    viewport.render();
  }
}
