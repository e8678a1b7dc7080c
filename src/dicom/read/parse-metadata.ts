import { ok } from '../../base/result.ts';
import type { Result } from '../../base/result.ts';
import type { DicomReadError } from './dicom-read-error.ts';
import { jsonAttributes } from './json-attributes.ts';
import type { ParsedDocument, ParsedInstance } from './parsed-instance.ts';
import { parseImage } from './parse-image.ts';
import { isDocumentClass, nonImageName } from './sop-class.ts';
import { explicitLittleEndian } from './transfer-syntax.ts';

/** What the metadata of one instance of an archive describe. */
export type ParsedMetadata =
  | { readonly kind: 'image'; readonly instance: ParsedInstance }
  | { readonly kind: 'document'; readonly document: ParsedDocument }
  | { readonly kind: 'not-an-image'; readonly what: string };

/**
 * Reads the metadata of one instance in the DICOM JSON Model, by the same rules as the header of a file. The transfer
 * syntax is not looked at: it comes with each frame, and an archive can send another one than it keeps.
 * Errors: as `parseImage`.
 */
export function parseMetadata(
  dataset: unknown,
  fileName: string,
): Result<ParsedMetadata, DicomReadError> {
  const attributes = jsonAttributes(dataset);
  const sopClassUid = attributes.code('x00080016');
  const sopInstanceUid = attributes.code('x00080018');
  if (isDocumentClass(sopClassUid)) {
    const studyInstanceUid = attributes.code('x0020000d');
    return ok({ kind: 'document', document: { sopClassUid, sopInstanceUid, studyInstanceUid } });
  }
  const nonImage = nonImageName(sopClassUid);
  if (nonImage !== null) return ok({ kind: 'not-an-image', what: nonImage });
  if (!attributes.has('x00280010')) {
    return ok({ kind: 'not-an-image', what: 'a DICOM object without pixels' });
  }
  const parsed = parseImage({
    fileName,
    attributes,
    sopClassUid,
    sopInstanceUid,
    transferSyntaxUid: explicitLittleEndian,
  });
  return parsed.ok ? ok({ kind: 'image', instance: parsed.value.instance }) : parsed;
}
