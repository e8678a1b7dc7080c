import type { GreyWindow, PaneFocus } from '../editor/ports.ts';
import { greyOf, greyTable, rangeOfWindow, windowOfRange } from './grey-table.ts';
import {
  fillingCamera,
  fittingCamera,
  pictureMatrix,
  zoomedAt,
  type PaneCamera,
  type PaneSize,
} from './pane-camera.ts';
import type { Picture, PictureSurface } from './picture-surface.ts';
import type { FramePicture } from './pixels/frame-picture.ts';
import type { PixelValues, ValueRange } from './pixels/pixel-values.ts';
import { isShownNegative, type ShownWindow } from './pixels/shown-values.ts';
import { viewTransform, type ViewTransform } from './view-transform.ts';

/** What surrounds a picture. */
const BACKGROUND = 'rgb(5 6 6)';

/** What the grey levels of a picture depend on; the table is made anew only when one of them changes. */
interface Look {
  readonly window: ShownWindow;
  readonly range: ValueRange;
  readonly isInverted: boolean;
}

/**
 * Draws the pictures of a pane by itself: a table of grey levels, one `putImageData`, one `drawImage`. A slice is on the
 * screen within the call. For devices without a graphics card, where an engine would emulate one.
 */
export class CanvasSurface implements PictureSurface {
  readonly #host: HTMLElement;
  readonly #drawn: () => void;
  readonly #canvas = document.createElement('canvas');
  readonly #context = contextOf(this.#canvas);
  /** The picture in its own pixels, as windowed. */
  readonly #levels = document.createElement('canvas');
  readonly #levelsContext = contextOf(this.#levels);
  #data: ImageData | null = null;
  #levelled: { readonly image: FramePicture; readonly look: Look } | null = null;
  #table: { readonly look: Look; readonly levels: Uint32Array } | null = null;
  #shown: Picture | null = null;
  #camera: PaneCamera | null = null;
  #window: GreyWindow | null = null;
  #isInverted = false;
  #size: PaneSize = { width: 0, height: 0 };

  /** `drawn` is told after every drawing. */
  constructor(host: HTMLElement, drawn: () => void) {
    this.#host = host;
    this.#drawn = drawn;
    this.#canvas.style.cssText = 'position:absolute;inset:0;width:100%;height:100%';
    host.append(this.#canvas);
    this.resize();
  }

  get shown(): Picture | null {
    return this.#shown;
  }

  get window(): GreyWindow | null {
    const image = this.#shown?.image;
    if (!image || (image.measured === null && !this.#window)) return null;
    return this.#window ?? windowOfRange(image.window);
  }

  show(picture: Picture): void {
    this.#shown = picture;
    this.#draw();
  }

  clear(): void {
    this.#shown = null;
    this.#draw();
  }

  setWindow(window: GreyWindow | null): void {
    this.#window = window;
    this.#draw();
  }

  setInverted(inverted: boolean): void {
    this.#isInverted = inverted;
    this.#draw();
  }

  fit(): void {
    if (!this.#shown) return;
    this.#camera = fittingCamera(this.#shown.frame, this.#size);
    this.#draw();
  }

  fill(focus: PaneFocus | null): void {
    if (!this.#shown) return;
    this.#camera = fillingCamera(this.#shown.frame, this.#size, focus);
    this.#draw();
  }

  zoomAt(factor: number, place: readonly [number, number]): void {
    if (!this.#camera) return;
    this.#camera = zoomedAt(this.#camera, factor, place, this.#size);
    this.#draw();
  }

  panBy(x: number, y: number): void {
    if (!this.#camera) return;
    const [panX, panY] = this.#camera.pan;
    this.#camera = { ...this.#camera, pan: [panX + x, panY + y] };
    this.#draw();
  }

  resize(): void {
    const { clientWidth: width, clientHeight: height } = this.#host;
    this.#size = { width, height };
    this.#canvas.width = Math.round(width * devicePixelRatio);
    this.#canvas.height = Math.round(height * devicePixelRatio);
    this.#draw();
  }

  transform(): ViewTransform | null {
    return (
      this.#shown &&
      viewTransform(pictureMatrix(this.#shown.frame, this.#cameraOf(this.#shown), this.#size))
    );
  }

  dispose(): void {
    this.#canvas.remove();
  }

  #cameraOf({ frame }: Picture): PaneCamera {
    return (this.#camera ??= fillingCamera(frame, this.#size, null));
  }

  #draw(): void {
    const context = this.#context;
    const { width, height } = this.#canvas;
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.fillStyle = BACKGROUND;
    context.fillRect(0, 0, width, height);
    const picture = this.#shown;
    if (!picture || this.#size.width === 0 || this.#size.height === 0) return;
    this.#level(picture);
    const { a, b, c, d, e, f } = pictureMatrix(picture.frame, this.#cameraOf(picture), this.#size);
    const [x, y] = [width / this.#size.width, height / this.#size.height];
    context.setTransform(a * x, b * y, c * x, d * y, e * x, f * y);
    // Made smaller, bilinear sampling would drop rows; made larger it is what a graphics card does.
    context.imageSmoothingQuality = Math.hypot(a, b) * x < 1 ? 'medium' : 'low';
    context.drawImage(this.#levels, 0, 0);
    this.#drawn();
  }

  /** Puts the image's values on the canvas of levels, unless they are there. */
  #level({ image, frame: { columns, rows, pixel } }: Picture): void {
    const isColour = image.measured === null;
    const look: Look = {
      window: this.#window ? rangeOfWindow(this.#window) : image.window,
      range: image.range,
      isInverted: (!isColour && isShownNegative(pixel)) !== this.#isInverted,
    };
    if (this.#levelled?.image === image && isSameLook(this.#levelled.look, look)) return;
    if (this.#data?.width !== columns || this.#data.height !== rows) {
      this.#levels.width = columns;
      this.#levels.height = rows;
      this.#data = this.#levelsContext.createImageData(columns, rows);
    }
    const pixels = new Uint32Array(this.#data.data.buffer);
    if (isColour) paintColour(image.shown, pixels, this.#tableOf(look));
    else if (image.shown instanceof Float32Array) paintExact(image.shown, pixels, look);
    else paintGrey(image.shown, pixels, this.#tableOf(look), look.range);
    this.#levelsContext.putImageData(this.#data, 0, 0);
    this.#levelled = { image, look };
  }

  #tableOf(look: Look): Uint32Array {
    if (!this.#table || !isSameLook(this.#table.look, look)) {
      this.#table = { look, levels: greyTable(look.range, look.window, look.isInverted) };
    }
    return this.#table.levels;
  }
}

function contextOf(canvas: HTMLCanvasElement): CanvasRenderingContext2D {
  const context = canvas.getContext('2d', { alpha: false, willReadFrequently: true });
  if (!context) throw new Error('this browser draws no canvas');
  return context;
}

const isSameLook = (a: Look, b: Look): boolean =>
  a.window.lower === b.window.lower &&
  a.window.upper === b.window.upper &&
  a.range.lowest === b.range.lowest &&
  a.range.highest === b.range.highest &&
  a.isInverted === b.isInverted;

function paintGrey(
  values: PixelValues,
  pixels: Uint32Array,
  table: Uint32Array,
  { lowest }: ValueRange,
): void {
  for (let i = 0; i < pixels.length; i++) pixels[i] = table[(values[i] ?? 0) - lowest] ?? 0;
}

/** Values that are no whole numbers have no table. */
function paintExact(values: PixelValues, pixels: Uint32Array, { window, isInverted }: Look): void {
  for (let i = 0; i < pixels.length; i++) pixels[i] = greyOf(values[i] ?? 0, window, isInverted);
}

/** Three values a pixel, each windowed for itself. */
function paintColour(values: PixelValues, pixels: Uint32Array, table: Uint32Array): void {
  const bytes = new Uint8ClampedArray(pixels.buffer);
  for (let i = 0; i < pixels.length; i++) {
    for (let c = 0; c < 3; c++) bytes[4 * i + c] = (table[values[3 * i + c] ?? 0] ?? 0) & 255;
    bytes[4 * i + 3] = 255;
  }
}
