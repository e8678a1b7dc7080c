import type { ImageFrame } from '../../domain/image-series.ts';
import { isColour, paletteColours, storedColours } from './colour.ts';
import { FrameFailure } from './frame-failure.ts';
import { modalityValues } from './modality-values.ts';
import type { PixelValues, ValueRange } from './pixel-values.ts';
import { shownValues, type ShownWindow } from './shown-values.ts';
import type { StoredValues } from './stored-values.ts';

/** A frame ready to be drawn and measured. */
export interface FramePicture {
  /** What is drawn: one value a pixel, of a colour picture three bytes. */
  readonly shown: PixelValues;
  readonly window: ShownWindow;
  readonly range: ValueRange;
  /** What is measured: values after rescale; null for a colour picture. */
  readonly measured: PixelValues | null;
  /** What a reader must know of this picture, one sentence each. */
  readonly notes: readonly string[];
}

/** A frame's stored values, and what was noticed on the way to them. */
export interface DecodedValues extends StoredValues {
  readonly notes: readonly string[];
  /** How a decoder lays out samples and colours where it is not as the header has it. */
  readonly planarConfiguration?: number;
  readonly photometricInterpretation?: string;
}

/**
 * Makes a frame's stored values a picture by its header.
 * Errors: throws a `FrameFailure` where the values are fewer or more than the header needs, or in a colour space not known here.
 */
export function framePicture(frame: ImageFrame, decoded: DecodedValues): FramePicture {
  const { rows, columns, fileName } = frame;
  const pixel = {
    ...frame.pixel,
    planarConfiguration: decoded.planarConfiguration ?? frame.pixel.planarConfiguration,
    photometricInterpretation:
      decoded.photometricInterpretation ?? frame.pixel.photometricInterpretation,
  };
  const pixels = rows * columns;
  const { values } = decoded;
  const samples = pixel.samplesPerPixel;
  const isHalved =
    pixel.photometricInterpretation === 'YBR_FULL_422' && values.length === pixels * 2;
  if (values.length !== pixels * samples && !isHalved) {
    const message = `${fileName}: the image has ${values.length} values where ${rows} rows x ${columns} columns need ${pixels * samples}, so it is not shown.`;
    throw new FrameFailure('contradicted', message);
  }
  const notes = [...decoded.notes, ...(decoded.hasStrayBits ? [strayBits(pixel.bitsStored)] : [])];
  if (isColour(pixel)) {
    const shown = pixel.palette
      ? paletteColours(values, pixel.palette)
      : storedColours(values, pixel, pixels);
    if (shown === null) {
      const message = `${fileName}: the colour space ${pixel.photometricInterpretation} is not known here, so the image is not shown.`;
      throw new FrameFailure('unsupported', message);
    }
    const range = { lowest: 0, highest: 255 };
    return { shown, window: { lower: 0, upper: 255 }, range, measured: null, notes };
  }
  const measured = modalityValues(values, pixel);
  const { values: shown, window, range } = shownValues(measured, values, pixel);
  return { shown, window, range, measured, notes };
}

const strayBits = (bits: number): string =>
  `Some pixels use more than the ${bits} bits that the header gives; the rest was left out, so their values may be wrong.`;
