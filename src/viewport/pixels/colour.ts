import type { PixelDescription } from '../../domain/image-series.ts';
import { rangeOf, type PixelValues } from './pixel-values.ts';
import { lookUp } from './modality-values.ts';

/** Whether a frame has colours of its own. */
export const isColour = (pixel: PixelDescription): boolean =>
  pixel.samplesPerPixel === 3 || pixel.palette !== undefined;

/** The colours of indices into a palette. Shape: three bytes a pixel. Source: DICOM PS3.3 C.7.9. */
export function paletteColours(
  indices: PixelValues,
  palette: NonNullable<PixelDescription['palette']>,
): Uint8Array {
  const tables = [palette.red, palette.green, palette.blue].map((table) => {
    // Tables said to be of 16 bits often hold 8.
    const highest = rangeOf(table.entries)?.highest ?? 0;
    const shift = table.bitsPerEntry > 8 && highest > 255 ? table.bitsPerEntry - 8 : 0;
    return { table, shift };
  });
  const colours = new Uint8Array(indices.length * 3);
  for (let index = 0; index < indices.length; index += 1) {
    tables.forEach(({ table, shift }, channel) => {
      colours[index * 3 + channel] = lookUp(table, indices[index] ?? 0) >> shift;
    });
  }
  return colours;
}

/** The colours of samples as they are stored. Shape: three bytes a pixel. Null for a colour space that is not known. */
export function storedColours(
  samples: PixelValues,
  pixel: PixelDescription,
  pixels: number,
): Uint8Array | null {
  const bytes = samples instanceof Uint8Array ? samples : highBytes(samples, pixel.bitsStored);
  switch (pixel.photometricInterpretation) {
    case 'RGB':
    case 'YBR_RCT':
    case 'YBR_ICT':
      return pixel.planarConfiguration === 1 ? bySample(bytes, pixels) : bytes;
    case 'YBR_FULL':
      return fromYbr(pixel.planarConfiguration === 1 ? bySample(bytes, pixels) : bytes);
    case 'YBR_FULL_422':
      // Compressed streams are unpacked to three samples a pixel.
      return fromYbr(bytes.length === pixels * 2 ? from422(bytes, pixels) : bytes);
    default:
      return null;
  }
}

const highBytes = (samples: PixelValues, bits: number): Uint8Array =>
  Uint8Array.from(samples, (value) => value >> Math.max(0, bits - 8));

/** Samples that lie plane by plane, brought side by side. */
function bySample(planes: Uint8Array, pixels: number): Uint8Array {
  const colours = new Uint8Array(pixels * 3);
  for (let index = 0; index < pixels; index += 1) {
    colours[index * 3] = planes[index] ?? 0;
    colours[index * 3 + 1] = planes[index + pixels] ?? 0;
    colours[index * 3 + 2] = planes[index + 2 * pixels] ?? 0;
  }
  return colours;
}

/** Two pixels share their chroma: Y, Y, Cb, Cr. Source: DICOM PS3.3 C.7.6.3.1.2. */
function from422(bytes: Uint8Array, pixels: number): Uint8Array {
  const ybr = new Uint8Array(pixels * 3);
  for (let index = 0; index < pixels; index += 1) {
    const pair = Math.floor(index / 2) * 4;
    ybr[index * 3] = bytes[pair + (index % 2)] ?? 0;
    ybr[index * 3 + 1] = bytes[pair + 2] ?? 0;
    ybr[index * 3 + 2] = bytes[pair + 3] ?? 0;
  }
  return ybr;
}

/** Source: DICOM PS3.3 C.7.6.3.1.2, by ITU-R BT.601. */
function fromYbr(ybr: Uint8Array): Uint8Array {
  const colours = new Uint8ClampedArray(ybr.length);
  for (let at = 0; at + 2 < ybr.length; at += 3) {
    const [y = 0, cb = 0, cr = 0] = ybr.subarray(at, at + 3);
    colours[at] = y + 1.402 * (cr - 128);
    colours[at + 1] = y - 0.344136 * (cb - 128) - 0.714136 * (cr - 128);
    colours[at + 2] = y + 1.772 * (cb - 128);
  }
  return new Uint8Array(colours.buffer);
}
