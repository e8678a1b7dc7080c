import type { PixelDescription } from '../../domain/image-series.ts';
import { lookUp } from './modality-values.ts';
import { rangeOf, type PixelValues, type ValueRange } from './pixel-values.ts';

/** The values between which a picture goes from black to white. */
export interface ShownWindow {
  readonly lower: number;
  readonly upper: number;
}

/** What is drawn: values through what is not a plain window, and the window to begin with. */
export interface ShownValues {
  readonly values: PixelValues;
  readonly window: ShownWindow;
  readonly range: ValueRange;
}

/**
 * Makes ready for a plain window what the file wants shown by a table or a curve: table and curve become values that
 * a window over their own input range shows alike. Padding is as dark as the darkest pixel.
 * Source: DICOM PS3.3 C.11.2, C.7.5.1.1.2.
 */
export function shownValues(
  modality: PixelValues,
  stored: PixelValues,
  pixel: PixelDescription,
): ShownValues {
  const isPadding = paddingTest(pixel);
  const counts = isPadding && ((index: number) => !isPadding(stored[index] ?? 0));
  const range = rangeOf(modality, counts) ?? { lowest: 0, highest: 0 };
  const { values, window } = throughVoi(modality, pixel, range);
  const shown = rangeOf(values, counts);
  if (counts === null || shown === null) return { values, window, range: shown ?? range };
  const dark = isShownNegative(pixel) ? shown.highest : shown.lowest;
  return {
    values: values.map((value, index) => (counts(index) ? value : dark)),
    window,
    range: shown,
  };
}

/** Whether low values are shown bright. INVERSE is what MONOCHROME1 asks for, in other words. Source: DICOM PS3.3 C.7.6.1 (2050,0020), C.7.6.3.1.2. */
export const isShownNegative = (pixel: PixelDescription): boolean =>
  pixel.photometricInterpretation === 'MONOCHROME1' || pixel.isPresentedInverse === true;

/** Source: DICOM PS3.3 C.7.5.1.1.2: the value, or all from it to the limit, whichever is the larger. */
function paddingTest(pixel: PixelDescription): ((stored: number) => boolean) | null {
  const { pixelPaddingValue: value, pixelPaddingRangeLimit: limit } = pixel;
  if (value === null) return null;
  if (limit === undefined) return (stored) => stored === value;
  const [low, high] = [Math.min(value, limit), Math.max(value, limit)];
  return (stored) => stored >= low && stored <= high;
}

interface Voi {
  readonly values: PixelValues;
  readonly window: ShownWindow;
}

function throughVoi(values: PixelValues, pixel: PixelDescription, range: ValueRange): Voi {
  const { windowCenter: center, windowWidth: width, voiLutFunction, voiLut } = pixel;
  if (center !== null && width !== null) {
    const window = windowOf(center, width, voiLutFunction === undefined);
    return voiLutFunction === 'SIGMOID'
      ? { values: throughSigmoid(values, center, width), window }
      : { values, window };
  }
  if (voiLut === undefined)
    return {
      values,
      window: { lower: range.lowest, upper: Math.max(range.highest, range.lowest + 1) },
    };
  const white = rangeOf(voiLut.entries)?.highest ?? 0;
  const full = Math.max(white, 2 ** voiLut.bitsPerEntry - 1);
  const first = voiLut.firstMapped;
  const span = voiLut.entries.length - 1;
  const shown = new Float32Array(values.length);
  for (let index = 0; index < values.length; index += 1) {
    shown[index] = first + (span * lookUp(voiLut, values[index] ?? 0)) / full;
  }
  return { values: shown, window: { lower: first, upper: first + Math.max(span, 1) } };
}

/** LINEAR counts whole grey values, LINEAR_EXACT and SIGMOID do not. Source: DICOM PS3.3 C.11.2.1.2.1, C.11.2.1.3.2. */
function windowOf(center: number, width: number, isLinear: boolean): ShownWindow {
  if (!isLinear) return { lower: center - width / 2, upper: center + width / 2 };
  const lower = center - 0.5 - (width - 1) / 2;
  // A width of 1 is a threshold.
  return { lower, upper: lower + Math.max(width - 1, 0.01) };
}

/** Source: DICOM PS3.3 C.11.2.1.3.1. */
function throughSigmoid(values: PixelValues, center: number, width: number): PixelValues {
  const shown = new Float32Array(values.length);
  for (let index = 0; index < values.length; index += 1) {
    const share = 1 / (1 + Math.exp((-4 * ((values[index] ?? 0) - center)) / width));
    shown[index] = center + width * (share - 0.5);
  }
  return shown;
}
