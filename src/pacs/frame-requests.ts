import { err, ok, type Result } from '../base/result.ts';
import type { Uid } from '../base/uid.ts';
import { explicitLittleEndian, isSupportedSyntax } from '../dicom/read/transfer-syntax.ts';
import type { EncodedFrame } from '../domain/image-series.ts';
import { binaryOf } from './answers.ts';
import type { ComposedRequest } from './compose-request.ts';
import type { PacsError } from './pacs-error.ts';
import type { HttpAnswer } from './send-request.ts';

/** Names a frame as an archive is asked for it. */
export interface FrameAddress {
  readonly studyInstanceUid: Uid;
  readonly seriesInstanceUid: Uid;
  readonly sopInstanceUid: Uid;
  readonly frameNumber: number;
}

/** The wish for a coding, as an Accept header. */
export type FrameCoding = 'as-kept' | 'uncompressed';

/**
 * As kept: nothing is coded anew, so nothing is lost and nothing has to wait for it. Uncompressed is asked for where the
 * archive keeps a coding that is not read here, or does not know the first wish. A single part is as good as a multipart
 * message. Source: DICOM PS3.18 8.7.3.5.
 */
const ACCEPTED: Readonly<Record<FrameCoding, string>> = {
  'as-kept':
    'multipart/related; type="application/octet-stream"; transfer-syntax=*, application/octet-stream; transfer-syntax=*; q=0.5',
  uncompressed: `multipart/related; type="application/octet-stream"; transfer-syntax=${explicitLittleEndian}, application/octet-stream; transfer-syntax=${explicitLittleEndian}; q=0.5`,
};

/** The request for a frame with its wish. */
export const withCoding = (request: ComposedRequest, coding: FrameCoding): ComposedRequest => ({
  ...request,
  headers: { ...request.headers, Accept: ACCEPTED[coding] },
});

/** A coding that is named by the content type alone. Source: DICOM PS3.18 table 8.7.3-5. */
const SYNTAX_OF_TYPE: ReadonlyMap<string, string> = new Map([
  ['image/x-dicom-rle', '1.2.840.10008.1.2.5'],
  ['image/dicom-rle', '1.2.840.10008.1.2.5'],
  ['image/jls', '1.2.840.10008.1.2.4.80'],
  ['image/x-jls', '1.2.840.10008.1.2.4.80'],
  ['image/jp2', '1.2.840.10008.1.2.4.90'],
  ['image/jphc', '1.2.840.10008.1.2.4.201'],
  ['image/jpeg', '1.2.840.10008.1.2.4.70'],
]);

/** The frame that an answer holds. `null`: it came in a coding that is not read here. Errors: see `binaryOf`. */
export function frameOf(answer: HttpAnswer): Result<EncodedFrame | null, PacsError> {
  const part = binaryOf(
    answer,
    'the pixels of an image',
    (type) => type === '' || type === 'application/octet-stream' || type.startsWith('image/'),
  );
  if (!part.ok) return part;
  const { bytes, type, transferSyntaxUid } = part.value;
  const syntax = transferSyntaxUid ?? SYNTAX_OF_TYPE.get(type.type) ?? explicitLittleEndian;
  return ok(isSupportedSyntax(syntax) ? { bytes, transferSyntaxUid: syntax } : null);
}

/** Errors that mean "not in this coding", after which the other one is worth a try. */
export const isAboutCoding = (error: PacsError): boolean =>
  error.kind === 'status' && [400, 406, 415, 501].includes(error.status);

/** The pixels of an uncompressed frame have to be all there. */
export function checkFrameLength(
  frame: EncodedFrame,
  expectedBytes: number,
): Result<EncodedFrame, PacsError> {
  const isNative = frame.transferSyntaxUid === explicitLittleEndian;
  if (isNative && frame.bytes.length < expectedBytes) return err({ kind: 'cut-short' });
  return ok(frame);
}
