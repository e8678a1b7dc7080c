import type { LookupTable, PixelDescription } from '../../../domain/image-series.ts';

/** Twelve of sixteen bits, unsigned, shown as stored; made up for tests. */
export const grey: PixelDescription = {
  transferSyntaxUid: '1.2.840.10008.1.2.1',
  samplesPerPixel: 1,
  photometricInterpretation: 'MONOCHROME2',
  bitsAllocated: 16,
  bitsStored: 12,
  highBit: 11,
  pixelRepresentation: 0,
  planarConfiguration: 0,
  rescaleSlope: 1,
  rescaleIntercept: 0,
  windowCenter: null,
  windowWidth: null,
  pixelPaddingValue: null,
};

/** A look-up table of 16 bits. */
export const table = (firstMapped: number, ...entries: readonly number[]): LookupTable => ({
  firstMapped,
  bitsPerEntry: 16,
  entries: Uint16Array.from(entries),
});
