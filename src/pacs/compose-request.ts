import { api } from 'dicomweb-client';
import type { ArchiveAddress } from '../editor/archive.ts';

/** A request as it goes out. Credentials are added when it is sent. */
export interface ComposedRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: ArrayBuffer | null;
}

/** The option that makes the client hand over a request instead of sending it. */
export interface HandOver {
  readonly instance: XMLHttpRequest;
}

interface SeriesOptions {
  readonly studyInstanceUID: string;
  readonly seriesInstanceUID: string;
  readonly request: HandOver;
}

interface InstanceOptions extends SeriesOptions {
  readonly sopInstanceUID: string;
}

/** What is used of dicomweb-client; its own types leave out `request` in places where its code takes it. */
export interface DicomwebClient {
  searchForStudies(options: { readonly queryParams: object; readonly request: HandOver }): unknown;
  searchForSeries(options: {
    readonly studyInstanceUID: string;
    readonly queryParams: object;
    readonly request: HandOver;
  }): unknown;
  retrieveSeriesMetadata(options: SeriesOptions): unknown;
  retrieveInstanceMetadata(options: InstanceOptions): unknown;
  retrieveInstanceFrames(options: InstanceOptions & { readonly frameNumbers: string }): unknown;
  retrieveInstance(options: InstanceOptions): unknown;
  storeInstances(options: {
    readonly datasets: readonly ArrayBuffer[];
    readonly request: HandOver;
  }): unknown;
}

/**
 * Lets dicomweb-client put a request together: paths, query, Accept header, multipart body. It is handed a request object
 * that only takes notes; sending and judging the answer is ours (docs/decisions/0006-dicomweb.md says why).
 */
export function composeRequest(
  address: ArchiveAddress,
  ask: (client: DicomwebClient, request: HandOver) => unknown,
): ComposedRequest {
  const client = new api.DICOMwebClient({
    url: address.url,
    verbose: false,
    singlepart: false,
    ...(address.qidoPrefix === '' ? {} : { qidoURLPrefix: address.qidoPrefix }),
    ...(address.wadoPrefix === '' ? {} : { wadoURLPrefix: address.wadoPrefix }),
    ...(address.stowPrefix === '' ? {} : { stowURLPrefix: address.stowPrefix }),
  }) as unknown as DicomwebClient;
  const notes = new RequestNotes();
  // It has the part of XMLHttpRequest that is used before an answer comes; none ever comes.
  ask(client, { instance: notes as unknown as XMLHttpRequest });
  if (!notes.isSent) throw new Error('dicomweb-client did not hand over its request.');
  const { method, url, headers, body } = notes;
  return { method: method.toUpperCase(), url, headers, body };
}

class RequestNotes {
  method = '';
  url = '';
  readonly headers: Record<string, string> = {};
  body: ArrayBuffer | null = null;
  isSent = false;
  responseType = '';

  open(method: string, url: string): void {
    this.method = method;
    this.url = url;
  }

  setRequestHeader(name: string, value: string): void {
    this.headers[name] = value;
  }

  send(body: ArrayBuffer | null = null): void {
    this.body = body;
    this.isSent = true;
  }
}
