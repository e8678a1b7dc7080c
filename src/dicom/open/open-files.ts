import { createStudyCollector } from '../read/group.ts';
import { createBlobFrameSource } from './blob-frame-source.ts';
import type {
  FileOutcome,
  HeaderParser,
  NamedBlob,
  OpenedDocument,
  OpenOptions,
  OpenResult,
  ParsedBatch,
  SetAsideFile,
} from './open-types.ts';
import { createWorkerParser } from './worker-parser.ts';

export type * from './open-types.ts';

/** Files given to the parser at once: few at first, so that a first image comes soon. Our choice. */
const firstRequest = 16;
const laterRequests = 64;
/** Time between two announcements of growing studies, and how many times longer than the last one took. Unit: ms. Our choice. */
const announceEveryMs = 250;
const announceRest = 5;

/**
 * Opens files, folders' files and zip archives: reads the headers, groups them into studies, and keeps the files so
 * that frames can be loaded from them.
 * Never rejects for what a file contains; each file that is no image is named with its reason. A signal ends the work
 * and the result holds what was read until then.
 */
export async function openFiles(
  files: Iterable<NamedBlob> | AsyncIterable<NamedBlob>,
  options: OpenOptions = {},
): Promise<OpenResult> {
  const session = createSession(options);
  const { signal } = options;
  const parser = options.parser ?? createWorkerParser();
  try {
    for await (const request of requestsOf(files)) {
      session.expect(request.length);
      await parseAll(parser, request, session.take, signal);
      if (signal?.aborted === true) break;
    }
  } finally {
    if (options.parser === undefined) parser.dispose();
  }
  return session.finish(signal?.aborted === true);
}

async function parseAll(
  parser: HeaderParser,
  files: readonly NamedBlob[],
  take: (batch: ParsedBatch) => void,
  signal: AbortSignal | undefined,
): Promise<void> {
  try {
    await parser.parse(files, take, signal);
  } catch (cause) {
    if (signal?.aborted !== true) throw cause;
  }
}

async function* requestsOf(
  files: Iterable<NamedBlob> | AsyncIterable<NamedBlob>,
): AsyncGenerator<readonly NamedBlob[]> {
  let request: NamedBlob[] = [];
  let size = firstRequest;
  for await (const file of files) {
    request.push(file);
    if (request.length < size) continue;
    yield request;
    request = [];
    size = laterRequests;
  }
  if (request.length > 0) yield request;
}

interface Session {
  expect(count: number): void;
  readonly take: (batch: ParsedBatch) => void;
  finish(cancelled: boolean): OpenResult;
}

function createSession(options: OpenOptions): Session {
  const collector = createStudyCollector();
  const frames = createBlobFrameSource();
  const setAside: SetAsideFile[] = [];
  const documents: OpenedDocument[] = [];
  let read = 0;
  let total = 0;
  let announceAt = -Infinity;
  let grown = false;

  const report = (): void => {
    options.onProgress?.({ read, total, setAside: setAside.length });
  };
  const takeOne = (outcome: FileOutcome): void => {
    read += 1;
    switch (outcome.kind) {
      case 'image': {
        const { instance, blob } = outcome;
        const earlier = collector.add(instance);
        if (earlier !== null) {
          const reason = `The same image (SOP Instance UID) was already read from ${earlier}.`;
          setAside.push({ fileName: instance.fileName, kind: 'duplicate', reason });
          return;
        }
        frames.add(instance, blob);
        grown = true;
        return;
      }
      case 'document':
        documents.push(outcome.document);
        return;
      case 'set-aside':
        setAside.push(outcome.file);
        return;
    }
  };
  return {
    expect(count) {
      total += count;
    },
    take(batch) {
      batch.outcomes.forEach(takeOne);
      total += batch.found;
      report();
      const now = performance.now();
      if (!grown || options.onStudies === undefined || now < announceAt) return;
      grown = false;
      options.onStudies(collector.studies(false), frames);
      const taken = performance.now() - now;
      announceAt = now + taken + Math.max(announceEveryMs, announceRest * taken);
    },
    finish(cancelled) {
      report();
      return { studies: collector.studies(true), frames, setAside, documents, cancelled };
    },
  };
}
