import { isUid } from '../../base/uid.ts';
import type { Uid } from '../../base/uid.ts';
import { err, ok } from '../../base/result.ts';
import type { Result } from '../../base/result.ts';
import type { Attributes } from './attributes.ts';
import type { DicomReadError } from './dicom-read-error.ts';
import { displayNotes } from './display-notes.ts';
import { overlayPlanesOf } from './overlay-planes.ts';
import { parseFrames } from './parse-frames.ts';
import type { ParsedInstance } from './parsed-instance.ts';
import { sharedPixelDescription } from './pixel-description.ts';
import type { SharedPixelDescription } from './pixel-description.ts';
import { studyHeaderOf } from './study-header.ts';
import { isLossySyntax, isSupportedSyntax, transferSyntaxName } from './transfer-syntax.ts';

/** The attributes of an image, from a file or from an archive's metadata, and what stands beside them. */
export interface ImageHeader {
  /** What messages call the image. */
  readonly fileName: string;
  readonly attributes: Attributes;
  readonly sopClassUid: string;
  readonly sopInstanceUid: string;
  readonly transferSyntaxUid: string;
}

/** Larger than any detector or scanner makes. Unit: pixels. Our choice. */
const largestSide = 16_384;
/** More frames than any study of a spine has. Our choice. */
const mostFrames = 100_000;

/**
 * What the attributes of an image say of it and its frames; where the pixels lie is not among it.
 * Errors: 'unsupported-syntax', 'absurd-size', 'unsupported-pixels', 'missing-identifier'.
 */
export function parseImage(
  header: ImageHeader,
): Result<
  { readonly instance: ParsedInstance; readonly pixel: SharedPixelDescription },
  DicomReadError
> {
  const { attributes, transferSyntaxUid: syntax } = header;
  if (!isSupportedSyntax(syntax)) {
    return err({ kind: 'unsupported-syntax', uid: syntax, name: transferSyntaxName(syntax) });
  }
  const rows = attributes.uint16('x00280010');
  const columns = attributes.uint16('x00280011');
  const written = attributes.number('x00280008') ?? 1;
  // An image has one frame at least.
  const frameCount = written <= 0 ? 1 : written;
  if (!isSide(rows) || !isSide(columns)) return err({ kind: 'absurd-size', rows, columns });
  if (!Number.isInteger(frameCount) || frameCount < 1 || frameCount > mostFrames) {
    const detail = `the header gives ${frameCount} frames`;
    return err({ kind: 'unsupported-pixels', detail });
  }
  const identifiers = identifiersOf(header);
  if (!identifiers.ok) return identifiers;
  const pixel = sharedPixelDescription(attributes, syntax);
  if (!pixel.ok) return pixel;
  const frames = parseFrames(attributes, pixel.value, frameCount);
  const overlays = overlayPlanesOf(attributes);
  const notes = frames[0] === undefined ? [] : displayNotes(attributes, frames[0]);
  const instance: ParsedInstance = {
    fileName: header.fileName,
    ...identifiers.value,
    sopClassUid: header.sopClassUid,
    study: studyHeaderOf(attributes),
    frameOfReferenceUid: uidOrNull(attributes.code('x00200052')),
    modality: attributes.code('x00080060'),
    seriesNumber: attributes.number('x00200011'),
    seriesDescription: attributes.text('x0008103e'),
    instanceNumber: attributes.number('x00200013'),
    rows,
    columns,
    lossy: isLossySyntax(syntax) || attributes.code('x00282110') === '01',
    frames,
    overlays: overlays.planes,
    tolerated: [...notes, ...overlays.notes],
  };
  return ok({ instance, pixel: pixel.value });
}

const isSide = (side: number | null): side is number =>
  side !== null && side > 0 && side <= largestSide;

const uidOrNull = (text: string): Uid | null => (isUid(text) ? text : null);

function identifiersOf({
  attributes,
  sopInstanceUid,
}: ImageHeader): Result<
  { readonly sopInstanceUid: Uid; readonly seriesInstanceUid: Uid },
  DicomReadError
> {
  if (!isUid(sopInstanceUid))
    return err({ kind: 'missing-identifier', attribute: 'SOPInstanceUID' });
  const seriesInstanceUid = attributes.code('x0020000e');
  if (!isUid(seriesInstanceUid)) {
    return err({ kind: 'missing-identifier', attribute: 'SeriesInstanceUID' });
  }
  if (!isUid(attributes.code('x0020000d'))) {
    return err({ kind: 'missing-identifier', attribute: 'StudyInstanceUID' });
  }
  return ok({ sopInstanceUid, seriesInstanceUid });
}
