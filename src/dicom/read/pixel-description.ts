import type { PixelDescription } from '../../domain/image-series.ts';
import { err, ok } from '../../base/result.ts';
import type { Result } from '../../base/result.ts';
import type { Attributes } from './attributes.ts';
import type { FunctionalGroup } from './acquisition-parameters.ts';
import type { DicomReadError } from './dicom-read-error.ts';
import { lookupTableOf, lutTags } from './lookup-table.ts';
import { storedWindowsOf } from './stored-windows.ts';

/** The pixel description shared by all frames of an instance, without what may differ from frame to frame. */
export type SharedPixelDescription = Omit<
  PixelDescription,
  'rescaleSlope' | 'rescaleIntercept' | 'windowCenter' | 'windowWidth' | 'windows'
>;

/** Reads the Image Pixel module. Errors: 'unsupported-pixels' for layouts that no CT or MR image has. Source: DICOM PS3.3 C.7.6.3. */
export function sharedPixelDescription(
  attributes: Attributes,
  transferSyntaxUid: string,
): Result<SharedPixelDescription, DicomReadError> {
  const bitsAllocated = attributes.uint16('x00280100') ?? 0;
  if (![8, 16, 32].includes(bitsAllocated)) {
    const detail = `they take ${bitsAllocated} bits each, and only 8, 16 and 32 are known here`;
    return err({ kind: 'unsupported-pixels', detail });
  }
  const samplesPerPixel = attributes.uint16('x00280002') ?? 1;
  if (samplesPerPixel !== 1 && samplesPerPixel !== 3) {
    const detail = `each has ${samplesPerPixel} samples, and only 1 and 3 are known here`;
    return err({ kind: 'unsupported-pixels', detail });
  }
  const bitsStored = attributes.uint16('x00280101') ?? bitsAllocated;
  const highBit = attributes.uint16('x00280102') ?? bitsStored - 1;
  if (bitsStored === 0 || bitsStored > bitsAllocated || highBit >= bitsAllocated) {
    const detail = `${bitsStored} stored bits do not fit into ${bitsAllocated}`;
    return err({ kind: 'unsupported-pixels', detail });
  }
  const pixelRepresentation = attributes.uint16('x00280103') === 1 ? 1 : 0;
  const photometricInterpretation = attributes.code('x00280004').toUpperCase() || 'MONOCHROME2';
  const palette =
    photometricInterpretation === 'PALETTE COLOR'
      ? paletteOf(attributes, pixelRepresentation)
      : null;
  if (photometricInterpretation === 'PALETTE COLOR' && palette === null) {
    return err({ kind: 'unsupported-pixels', detail: 'their palette is missing or not whole' });
  }
  const padding = (tag: string): number | null =>
    pixelRepresentation === 1 ? signedWord(attributes, tag) : attributes.uint16(tag);
  const pixelPaddingRangeLimit = padding('x00280121');
  return ok({
    transferSyntaxUid,
    samplesPerPixel,
    photometricInterpretation,
    bitsAllocated,
    bitsStored,
    highBit,
    pixelRepresentation,
    planarConfiguration: attributes.uint16('x00280006') ?? 0,
    pixelPaddingValue: padding('x00280120'),
    ...(pixelPaddingRangeLimit === null ? {} : { pixelPaddingRangeLimit }),
    ...lookupTables(attributes, pixelRepresentation),
    ...(palette === null ? {} : { palette }),
    ...(attributes.code('x20500020').toUpperCase() === 'INVERSE'
      ? { isPresentedInverse: true }
      : {}),
  });
}

/** A signed word, also where it was written as an unsigned one. */
const signedWord = (attributes: Attributes, tag: string): number | null => {
  const value = attributes.int16(tag) ?? attributes.uint16(tag);
  return value !== null && value > 0x7fff ? value - 0x10000 : value;
};

const paletteTags = {
  red: { descriptor: 'x00281101', data: 'x00281201', segments: 'x00281221' },
  green: { descriptor: 'x00281102', data: 'x00281202', segments: 'x00281222' },
  blue: { descriptor: 'x00281103', data: 'x00281203', segments: 'x00281223' },
} as const;

function paletteOf(
  attributes: Attributes,
  pixelRepresentation: 0 | 1,
): NonNullable<PixelDescription['palette']> | null {
  const table = (name: keyof typeof paletteTags) =>
    lookupTableOf(attributes, paletteTags[name], pixelRepresentation === 1);
  const [red, green, blue] = [table('red'), table('green'), table('blue')];
  return red && green && blue && { red, green, blue };
}

function lookupTables(
  attributes: Attributes,
  pixelRepresentation: 0 | 1,
): Pick<PixelDescription, 'modalityLut' | 'voiLut'> {
  const isSigned = pixelRepresentation === 1;
  const modalityLut = lookupTableOf(attributes.item('x00283000'), lutTags, isSigned);
  // What a VOI LUT takes in is signed where rescaling can make it so.
  const isRescaledBelow = (attributes.number('x00281052') ?? 0) < 0;
  const isInputSigned = modalityLut === null && (isSigned || isRescaledBelow);
  const voiLut = lookupTableOf(attributes.item('x00283010'), lutTags, isInputSigned);
  return {
    ...(modalityLut === null ? {} : { modalityLut }),
    ...(voiLut === null ? {} : { voiLut }),
  };
}

/** Adds a frame's value transformation and window, from its functional groups or the data set. Source: DICOM PS3.3 C.7.6.16.2.9, C.7.6.16.2.10. */
export function pixelDescriptionOf(
  shared: SharedPixelDescription,
  attributes: Attributes,
  group: FunctionalGroup,
): PixelDescription {
  const transformation = group('x00289145');
  const window = group('x00289132');
  const first = (source: Attributes, tag: string): number | null =>
    source.number(tag) ?? attributes.number(tag);
  const written = first(transformation, 'x00281053') ?? 1;
  // A slope of 0 would make every pixel the same; it is a fault of the writer, and 1 shows what was stored.
  const rescaleSlope = written === 0 ? 1 : written;
  return {
    ...shared,
    rescaleSlope,
    rescaleIntercept: first(transformation, 'x00281052') ?? 0,
    ...storedWindowsOf(window.has('x00281050') ? window : attributes, rescaleSlope),
  };
}

/** Bytes of one uncompressed frame. Source: DICOM PS3.5 section 8.1.1, PS3.3 C.7.6.3.1.2 (YBR_FULL_422 shares chroma). */
export function nativeFrameBytes(
  pixel: SharedPixelDescription,
  rows: number,
  columns: number,
): number {
  const samples = pixel.photometricInterpretation === 'YBR_FULL_422' ? 2 : pixel.samplesPerPixel;
  return rows * columns * samples * (pixel.bitsAllocated / 8);
}
