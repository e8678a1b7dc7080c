import type { PixelDescription } from '../../domain/image-series.ts';
import { err, ok } from '../../base/result.ts';
import type { Result } from '../../base/result.ts';
import type { Attributes } from './attributes.ts';
import type { FunctionalGroup } from './acquisition-parameters.ts';
import type { DicomReadError } from './dicom-read-error.ts';

/** The pixel description shared by all frames of an instance, without what may differ from frame to frame. */
export type SharedPixelDescription = Omit<
  PixelDescription,
  'rescaleSlope' | 'rescaleIntercept' | 'windowCenter' | 'windowWidth'
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
  return ok({
    transferSyntaxUid,
    samplesPerPixel,
    photometricInterpretation: attributes.code('x00280004') || 'MONOCHROME2',
    bitsAllocated,
    bitsStored,
    highBit,
    pixelRepresentation,
    planarConfiguration: attributes.uint16('x00280006') ?? 0,
    pixelPaddingValue:
      pixelRepresentation === 1 ? attributes.int16('x00280120') : attributes.uint16('x00280120'),
  });
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
  const slope = first(transformation, 'x00281053') ?? 1;
  return {
    ...shared,
    // A slope of 0 would make every pixel the same; it is a fault of the writer, and 1 shows what was stored.
    rescaleSlope: slope === 0 ? 1 : slope,
    rescaleIntercept: first(transformation, 'x00281052') ?? 0,
    windowCenter: first(window, 'x00281050'),
    windowWidth: first(window, 'x00281051'),
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
