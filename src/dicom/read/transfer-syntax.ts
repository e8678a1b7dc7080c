/** Implicit VR Little Endian, the default. Source: DICOM PS3.6 table A-1, as of all below. */
export const implicitLittleEndian = '1.2.840.10008.1.2';
/** Explicit VR Little Endian. */
export const explicitLittleEndian = '1.2.840.10008.1.2.1';
/** Deflated Explicit VR Little Endian: all after the meta header is one raw deflate stream. */
export const deflatedLittleEndian = '1.2.840.10008.1.2.1.99';
/** Explicit VR Big Endian, retired but still found in archives. */
export const explicitBigEndian = '1.2.840.10008.1.2.2';

interface TransferSyntax {
  readonly name: string;
  /** Whether the decoders that ship with the viewer can show it. */
  readonly supported: boolean;
  readonly lossy: boolean;
}

const supported = (name: string): TransferSyntax => ({ name, supported: true, lossy: false });
const lossy = (name: string): TransferSyntax => ({ name, supported: true, lossy: true });
const unsupported = (name: string): TransferSyntax => ({ name, supported: false, lossy: false });

const syntaxes: ReadonlyMap<string, TransferSyntax> = new Map([
  [implicitLittleEndian, supported('Implicit VR Little Endian')],
  [explicitLittleEndian, supported('Explicit VR Little Endian')],
  [deflatedLittleEndian, supported('Deflated Explicit VR Little Endian')],
  [explicitBigEndian, supported('Explicit VR Big Endian')],
  ['1.2.840.10008.1.2.1.98', unsupported('Encapsulated Uncompressed Explicit VR Little Endian')],
  ['1.2.840.10008.1.2.5', supported('RLE Lossless')],
  ['1.2.840.10008.1.2.4.50', lossy('JPEG Baseline')],
  ['1.2.840.10008.1.2.4.51', lossy('JPEG Extended')],
  ['1.2.840.10008.1.2.4.57', supported('JPEG Lossless')],
  ['1.2.840.10008.1.2.4.70', supported('JPEG Lossless, First-Order Prediction')],
  ['1.2.840.10008.1.2.4.80', supported('JPEG-LS Lossless')],
  ['1.2.840.10008.1.2.4.81', lossy('JPEG-LS Near-Lossless')],
  ['1.2.840.10008.1.2.4.90', supported('JPEG 2000 Lossless')],
  ['1.2.840.10008.1.2.4.91', lossy('JPEG 2000')],
  ['1.2.840.10008.1.2.4.201', supported('HTJ2K Lossless')],
  ['1.2.840.10008.1.2.4.202', supported('HTJ2K Lossless RPCL')],
  ['1.2.840.10008.1.2.4.203', lossy('HTJ2K')],
  ['1.2.840.10008.1.2.4.92', unsupported('JPEG 2000 Part 2 Lossless')],
  ['1.2.840.10008.1.2.4.93', unsupported('JPEG 2000 Part 2')],
  ['1.2.840.10008.1.2.4.94', unsupported('JPIP Referenced')],
  ['1.2.840.10008.1.2.4.95', unsupported('JPIP Referenced Deflate')],
  ['1.2.840.10008.1.2.4.100', unsupported('MPEG-2 Main Level')],
  ['1.2.840.10008.1.2.4.101', unsupported('MPEG-2 High Level')],
  ['1.2.840.10008.1.2.4.102', unsupported('MPEG-4 High Profile')],
  ['1.2.840.10008.1.2.4.103', unsupported('MPEG-4 BD-compatible')],
  ['1.2.840.10008.1.2.4.107', unsupported('HEVC Main Profile')],
  ['1.2.840.10008.1.2.4.108', unsupported('HEVC Main 10 Profile')],
  ['1.2.840.10008.1.2.4.110', unsupported('JPEG XL Lossless')],
  ['1.2.840.10008.1.2.4.111', unsupported('JPEG XL JPEG Recompression')],
  ['1.2.840.10008.1.2.4.112', unsupported('JPEG XL')],
]);

/** The standard's name of a transfer syntax, null for an unknown one. */
export const transferSyntaxName = (uid: string): string | null => syntaxes.get(uid)?.name ?? null;

/** Whether the frames of a transfer syntax can be shown. */
export const isSupportedSyntax = (uid: string): boolean => syntaxes.get(uid)?.supported === true;

/** Whether a transfer syntax always loses image content. */
export const isLossySyntax = (uid: string): boolean => syntaxes.get(uid)?.lossy === true;

const nativeSyntaxes: readonly string[] = [
  implicitLittleEndian,
  explicitLittleEndian,
  deflatedLittleEndian,
  explicitBigEndian,
];

/** Whether frames lie uncompressed one after the other. Source: DICOM PS3.5 section 8.1.1. */
export const isNativeSyntax = (uid: string): boolean => nativeSyntaxes.includes(uid);
