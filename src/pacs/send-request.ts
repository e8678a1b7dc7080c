import { joinBytes } from '../base/join-bytes.ts';
import { err, ok, type Result } from '../base/result.ts';
import type { ArchiveCredentials } from '../editor/archive.ts';
import type { ComposedRequest } from './compose-request.ts';
import { parseMediaType, type MediaType } from './media-type.ts';
import { errorOfStatus, type PacsError } from './pacs-error.ts';

/** An answer that arrived whole. */
export interface HttpAnswer {
  readonly status: number;
  readonly type: MediaType;
  readonly bytes: Uint8Array;
  /** The archive says itself that this is not all: 206, or a Warning. Source: RFC 9110 15.3.7, DICOM PS3.18 8.3.4.4. */
  readonly isPartial: boolean;
}

/** Partial Content. Source: RFC 9110 section 15.3.7. */
export const PARTIAL = 206;

/** What has to arrive within the patience for it to begin anew. Unit: bytes. Our choice: the slowest line brings it in a second. */
const LEAST_PROGRESS = 1024;

/** How a request is sent. */
export interface Sending {
  readonly credentials: ArchiveCredentials;
  /** Longest time without progress of the answer, from sending on. Unit: ms. */
  readonly patienceMs: number;
  readonly signal?: AbortSignal | undefined;
  /** Statuses outside 200 to 299 whose answer says more than the status does. */
  readonly alsoAccepts?: readonly number[];
}

/** Sends a request and waits for the whole answer. Never rejects. Errors: see `PacsError`. */
export async function sendRequest(
  request: ComposedRequest,
  sending: Sending,
): Promise<Result<HttpAnswer, PacsError>> {
  const { signal, patienceMs } = sending;
  const isStopped = (): boolean => signal?.aborted === true;
  if (isStopped()) return err({ kind: 'stopped' });
  const patience = createPatience(patienceMs);
  const stop = (): void => {
    patience.stop();
  };
  signal?.addEventListener('abort', stop);
  let hasBegun = false;
  try {
    const response = await fetch(request.url, {
      method: request.method,
      headers: { ...request.headers, ...authorization(sending.credentials) },
      body: request.body,
      signal: patience.signal,
      // Images of patients stay out of the browser's own cache.
      cache: 'no-store',
      redirect: 'manual',
      referrerPolicy: 'no-referrer',
      credentials: 'same-origin',
    });
    hasBegun = true;
    const { status } = response;
    if (response.type === 'opaqueredirect') return err({ kind: 'redirected' });
    const isWanted = response.ok || (sending.alsoAccepts ?? []).includes(status);
    if (!isWanted) {
      patience.stop();
      return err(errorOfStatus(status));
    }
    const bytes = await readBody(response, patience);
    const { headers } = response;
    const isPartial = status === PARTIAL || (headers.get('Warning') ?? '') !== '';
    return ok({ status, type: parseMediaType(headers.get('Content-Type')), bytes, isPartial });
  } catch {
    if (isStopped()) return err({ kind: 'stopped' });
    if (patience.isOver()) return err({ kind: 'no-answer', seconds: Math.ceil(patienceMs / 1000) });
    return err({ kind: hasBegun ? 'cut-short' : 'unreachable' });
  } finally {
    patience.end();
    signal?.removeEventListener('abort', stop);
  }
}

interface Patience {
  readonly signal: AbortSignal;
  /** Something arrived: the time begins anew. */
  renew(): void;
  isOver(): boolean;
  stop(): void;
  end(): void;
}

function createPatience(patienceMs: number): Patience {
  const abort = new AbortController();
  let isOver = false;
  const run = (): ReturnType<typeof setTimeout> =>
    setTimeout(() => {
      isOver = true;
      abort.abort();
    }, patienceMs);
  let timer = run();
  return {
    signal: abort.signal,
    renew: () => {
      clearTimeout(timer);
      timer = run();
    },
    isOver: () => isOver,
    stop: () => {
      abort.abort();
    },
    end: () => {
      clearTimeout(timer);
    },
  };
}

async function readBody(response: Response, patience: Patience): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  const reader = response.body?.getReader();
  if (reader === undefined) return new Uint8Array(0);
  let renewedAt = 0;
  for (let step = await reader.read(); !step.done; step = await reader.read()) {
    chunks.push(step.value);
    length += step.value.length;
    // A byte now and then would keep a reader waiting for ever.
    if (length - renewedAt < LEAST_PROGRESS) continue;
    patience.renew();
    renewedAt = length;
  }
  return joinBytes(chunks);
}

function authorization(credentials: ArchiveCredentials): Record<string, string> {
  switch (credentials.kind) {
    case 'none':
      return {};
    case 'bearer':
      return { Authorization: `Bearer ${credentials.token}` };
    case 'basic': {
      // The name and password as UTF-8, as RFC 7617 section 2.1 has it.
      const bytes = new TextEncoder().encode(`${credentials.user}:${credentials.password}`);
      return { Authorization: `Basic ${btoa(String.fromCharCode(...bytes))}` };
    }
  }
}
