import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { DataSetElements } from './dicom-writer.ts';
import { syntheticSlice, type SyntheticSlice } from './synthetic-image.ts';

/** What an archive was asked. */
export interface AskedRequest {
  readonly method: string;
  /** Path and query, from the path of the service on. */
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: Buffer;
}

/** Answers a request in place of the archive, or leaves it to the archive. */
export type Trouble = (request: AskedRequest, response: ServerResponse) => boolean;

/** A small DICOMweb archive of synthetic slices, whose answers a test can spoil. It holds no real patient. */
export interface TestArchive {
  readonly asked: readonly AskedRequest[];
  /** The documents that were stored, as they arrived: the DICOM file by its SOP Instance UID. */
  readonly stored: ReadonlyMap<string, Buffer>;
  /** From now on this sees each request first; null ends it. */
  trouble: Trouble | null;
  /** Answers a request whose address begins with `root`. */
  answer(root: string, request: IncomingMessage, response: ServerResponse): void;
}

const JSON_TYPE = 'application/dicom+json';

/** An archive that holds these slices. */
export function createTestArchive(slices: readonly SyntheticSlice[]): TestArchive {
  const instances = slices.map((slice) => syntheticSlice(slice));
  const asked: AskedRequest[] = [];
  const stored = new Map<string, Buffer>();
  const archive: TestArchive = {
    asked,
    stored,
    trouble: null,
    answer(root, incoming, response) {
      const chunks: Buffer[] = [];
      incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
      incoming.on('end', () => {
        const request: AskedRequest = {
          method: incoming.method ?? '',
          path: (incoming.url ?? '').slice(root.length),
          headers: incoming.headers,
          body: Buffer.concat(chunks),
        };
        asked.push(request);
        if (archive.trouble?.(request, response) === true) return;
        route(request, response);
      });
    },
  };

  const route = ({ method, path, body, headers }: AskedRequest, response: ServerResponse): void => {
    const { pathname, searchParams } = new URL(path, 'http://archive');
    if (method === 'POST') {
      store(body, headers['content-type'] ?? '', response);
      return;
    }
    const [, study, series, instance, rest] =
      /^\/studies(?:\/([\d.]+))?(?:\/series(?:\/([\d.]+))?)?(?:\/instances\/([\d.]+))?(.*)$/.exec(pathname) ?? []; // prettier-ignore
    const matching = instances.filter(
      ({ elements }) =>
        (study === undefined || textOf(elements, '0020000D') === study) &&
        (series === undefined || textOf(elements, '0020000E') === series) &&
        (instance === undefined || textOf(elements, '00080018') === instance),
    );
    if (rest === '/metadata') {
      const isStored = instance !== undefined && stored.has(instance);
      if (isStored) sendJson(response, [{ '00080018': { vr: 'UI', Value: [instance] } }]);
      else if (matching.length === 0) sendStatus(response, 404);
      else sendJson(response, matching.map(({ elements }) => datasetOf(elements))); // prettier-ignore
    } else if (rest?.startsWith('/frames/') === true) {
      const pixels = matching[0]?.pixelData;
      if (pixels?.kind === 'native') sendPart(response, 'application/octet-stream', pixels.bytes);
      else sendStatus(response, 404);
    } else if (instance !== undefined && rest === '') {
      const file = stored.get(instance);
      if (file === undefined) sendStatus(response, 404);
      else sendPart(response, 'application/dicom', file);
    } else if (pathname.endsWith('/series')) {
      sendJson(response, distinct(matching, '0020000E', '00201209'));
    } else if (pathname === '/studies') {
      const offset = Number(searchParams.get('offset') ?? 0);
      const limit = Number(searchParams.get('limit') ?? 1000);
      const name = searchParams.get('PatientName')?.replaceAll('*', '').toLowerCase() ?? '';
      const named = matching.filter(({ elements }) =>
        textOf(elements, '00100010').toLowerCase().startsWith(name),
      );
      sendJson(response, distinct(named, '0020000D', '00201208').slice(offset, offset + limit));
    } else sendStatus(response, 404);
  };

  const store = (body: Buffer, contentType: string, response: ServerResponse): void => {
    const file = partOf(body, contentType);
    const uid = uidIn(file);
    stored.set(uid, file);
    sendJson(response, [
      {
        '00081199': {
          vr: 'SQ',
          Value: [{ '00081155': { vr: 'UI', Value: [uid] } }],
        },
      },
    ]);
  };
  return archive;
}

/** Serves an archive by itself on a free port of this machine. */
export async function serveArchive(
  archive: TestArchive,
): Promise<{ readonly url: string; close(): Promise<void> }> {
  const server = createServer((request, response) => {
    archive.answer('', request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    url: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => {
          resolve();
        });
      }),
  };
}

/** Sends DICOM JSON. */
export function sendJson(response: ServerResponse, datasets: unknown): void {
  response.setHeader('Content-Type', JSON_TYPE);
  response.end(JSON.stringify(datasets));
}

/** Sends a status without more. */
export function sendStatus(response: ServerResponse, status: number): void {
  response.statusCode = status;
  response.end();
}

/** Sends one part as a multipart message; `isCut` leaves the second half of it out. */
export function sendPart(
  response: ServerResponse,
  type: string,
  bytes: Uint8Array,
  isCut = false,
): void {
  const head = Buffer.from(`--part\r\nContent-Type: ${type}\r\n\r\n`);
  const message = Buffer.concat([head, bytes, Buffer.from('\r\n--part--\r\n')]);
  response.setHeader('Content-Type', `multipart/related; type="${type}"; boundary=part`);
  response.end(isCut ? message.subarray(0, message.length / 2) : message);
}

/** The SOP Instance UID (0008,0018) of an explicit little endian file. */
export function uidIn(file: Buffer): string {
  const at = file.indexOf(Buffer.from([0x08, 0x00, 0x18, 0x00, 0x55, 0x49]));
  const length = file.readUInt16LE(at + 6);
  return file.toString('latin1', at + 8, at + 8 + length).replace(/\0$/, '');
}

/** The bytes of the one part of a store request. */
export function partOf(body: Buffer, contentType: string): Buffer {
  const boundary = /boundary="?([^";]+)/.exec(contentType)?.[1] ?? '';
  const start = body.indexOf('\r\n\r\n', body.indexOf(`--${boundary}`)) + 4;
  return body.subarray(start, body.lastIndexOf(`\r\n--${boundary}--`));
}

const textOf = (elements: DataSetElements, tag: string): string => {
  const value = elements[tag]?.[1];
  return typeof value === 'string' ? value : '';
};

/** Numbers of text representations stand as numbers, names as objects. Source: DICOM PS3.18 F.2.2. */
/** Elements in the DICOM JSON Model. */
export function datasetOf(elements: DataSetElements): Record<string, unknown> {
  const entries = Object.entries(elements).flatMap(([tag, element]) => {
    if (element === null) return [];
    const [vr, value] = element;
    const values = typeof value === 'string' ? value.split('\\') : [...value];
    const toValue = (one: unknown): unknown => {
      if (vr === 'PN') return { Alphabetic: one };
      return vr === 'DS' || vr === 'IS' ? Number(one) : one;
    };
    return [[tag, { vr, Value: values.map(toValue) }] as const];
  });
  return Object.fromEntries(entries);
}

/** One data set for each value of a UID, with the count of its instances. */
function distinct(
  instances: readonly { readonly elements: DataSetElements }[],
  uidTag: string,
  countTag: string,
): readonly Record<string, unknown>[] {
  const uids = new Set(instances.map(({ elements }) => textOf(elements, uidTag)));
  return [...uids].map((uid) => {
    const group = instances.filter(({ elements }) => textOf(elements, uidTag) === uid);
    return {
      ...datasetOf(group[0]?.elements ?? {}),
      '00080061': { vr: 'CS', Value: ['MR'] },
      [countTag]: { vr: 'IS', Value: [group.length] },
    };
  });
}
