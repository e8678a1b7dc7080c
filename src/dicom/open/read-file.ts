import { describeReadError } from '../read/dicom-read-error.ts';
import type { DicomReadError } from '../read/dicom-read-error.ts';
import { isEncryptedZip, isZip } from '../read/file-signature.ts';
import { parseHeader } from '../read/parse-header.ts';
import type { ParsedHeader } from '../read/parse-header.ts';
import type { Result } from '../../base/result.ts';
import { checkEncapsulatedEnd } from './encapsulated-end.ts';
import { expandArchive } from './expand-archive.ts';
import { inflateWithin } from './inflate.ts';
import { isDicomJson } from './json-document.ts';
import type { FileOutcome, NamedBlob, SetAsideFile } from './open-types.ts';

/** Most headers end within the first length; a few carry large private elements. Unit: bytes. Our choice. */
const headerLengths = [64 * 1024, 1024 * 1024] as const;

/** Reads one file; an archive gives an outcome for each entry. Never throws for what a file contains. */
export async function* readFile(file: NamedBlob): AsyncGenerator<FileOutcome> {
  let start: Uint8Array;
  try {
    start = await bytesOf(file.blob, headerLengths[0]);
  } catch {
    // The file was moved, or permission ended, between dropping and reading: the browser tells no more.
    yield setAside(file, 'unreadable', 'The file could not be read from the disk.');
    return;
  }
  if (isEncryptedZip(start)) {
    const reason = 'The archive is protected by a password; unpack it first.';
    yield setAside(file, 'archive', reason);
    return;
  }
  if (isZip(start)) {
    for await (const entry of expandArchive(file)) {
      if (entry.kind === 'entry') yield await readEntry(entry.file, entry.bytes);
      else yield { kind: 'set-aside', file: entry.file };
    }
    return;
  }
  yield await readSingle(file, start);
}

/** An archive within an archive is not opened: nobody exports one, and it can be made to unpack without end. */
async function readEntry(file: NamedBlob, bytes: Uint8Array | null): Promise<FileOutcome> {
  const start = bytes?.slice(0, headerLengths[0]) ?? (await bytesOf(file.blob, headerLengths[0]));
  if (isZip(start)) {
    return setAside(
      file,
      'archive',
      'A zip archive within a zip archive is not opened; unpack it first.',
    );
  }
  return readSingle(file, start);
}

async function readSingle(file: NamedBlob, start: Uint8Array): Promise<FileOutcome> {
  if (await isDicomJson(start, file.blob)) {
    const unknown = { sopClassUid: '', sopInstanceUid: '', studyInstanceUid: '' };
    const { name: fileName, blob } = file;
    return { kind: 'document', document: { fileName, format: 'dicom-json', ...unknown, blob } };
  }
  const header = await parseGrowing(file, start);
  if (!header.ok) return setAsideFor(file, header.error);
  return outcomeOf(file, header.value);
}

/** Parses the beginning of a file, and more of it while the header has not ended. */
async function parseGrowing(
  file: NamedBlob,
  start: Uint8Array,
): Promise<Result<ParsedHeader, DicomReadError>> {
  const fileBytes = file.blob.size;
  const parse = (bytes: Uint8Array): Result<ParsedHeader, DicomReadError> =>
    parseHeader({ fileName: file.name, bytes, fileBytes, inflate: inflateWithin });
  let parsed = parse(start);
  for (const length of [headerLengths[1], fileBytes]) {
    const needsMore = !parsed.ok && parsed.error.kind === 'truncated-header';
    if (!needsMore || start.length >= fileBytes) break;
    start = await bytesOf(file.blob, length);
    parsed = parse(start);
  }
  return parsed;
}

async function outcomeOf(file: NamedBlob, header: ParsedHeader): Promise<FileOutcome> {
  const parsed = header.file;
  switch (parsed.kind) {
    case 'image': {
      const blob = header.inflated === null ? file.blob : new Blob([copyOf(header.inflated)]);
      const { instance } = parsed;
      if (instance.location.frameBytes !== null) return { kind: 'image', instance, blob };
      const end = await checkEncapsulatedEnd(blob, instance.location.offset);
      if (!end.ok) return setAsideFor(file, end.error);
      const tolerated = [...instance.tolerated, ...(end.value === null ? [] : [end.value])];
      return { kind: 'image', instance: { ...instance, tolerated }, blob };
    }
    case 'document': {
      const { name: fileName, blob } = file;
      return {
        kind: 'document',
        document: { fileName, format: 'part10', ...parsed.document, blob },
      };
    }
    case 'index':
      return setAside(file, 'index', 'An index, not an image. Nothing is lost.');
    case 'not-an-image':
      return setAside(file, 'not-an-image', `This is ${parsed.what}, not an image to look at.`);
  }
}

const setAside = (file: NamedBlob, kind: SetAsideFile['kind'], reason: string): FileOutcome => ({
  kind: 'set-aside',
  file: { fileName: file.name, kind, reason },
});

const setAsideFor = (file: NamedBlob, error: DicomReadError): FileOutcome =>
  setAside(file, error.kind, describeReadError(error));

async function bytesOf(blob: Blob, length: number): Promise<Uint8Array> {
  return new Uint8Array(await blob.slice(0, length).arrayBuffer());
}

/** A Blob takes only bytes that no other thread shares; inflated bytes are our own, the type does not know it. */
const copyOf = (bytes: Uint8Array): Uint8Array<ArrayBuffer> =>
  bytes.buffer instanceof ArrayBuffer ? (bytes as Uint8Array<ArrayBuffer>) : new Uint8Array(bytes);
