import type { FileOutcome, HeaderParser, NamedBlob } from './open-types.ts';
import { readFile } from './read-file.ts';

/** Files read ahead at the same time: reading waits for the disk, parsing does not. Our choice. */
const readAhead = 8;

interface Started {
  readonly outcomes: AsyncGenerator<FileOutcome>;
  readonly first: Promise<IteratorResult<FileOutcome>>;
}

/**
 * Reads headers on the thread it is called on: inside the worker, in tests, and where there is no worker.
 * Outcomes come in the order of the files, so that of two equal images always the same one is kept.
 */
export const directParser: HeaderParser = {
  async parse(files, emit, signal) {
    const started: Started[] = [];
    let next = 0;
    while (next < files.length || started.length > 0) {
      while (started.length < readAhead && next < files.length) {
        const file = files[next];
        next += 1;
        if (file !== undefined) started.push(start(file));
      }
      const current = started.shift();
      if (current === undefined) return;
      let count = 0;
      for (
        let step = await current.first;
        step.done !== true;
        step = await current.outcomes.next()
      ) {
        signal?.throwIfAborted();
        count += 1;
        emit({ outcomes: [step.value], found: count > 1 ? 1 : 0 });
      }
      // An archive without any file is one file fewer to wait for.
      if (count === 0) emit({ outcomes: [], found: -1 });
    }
  },
  dispose: () => undefined,
};

function start(file: NamedBlob): Started {
  const outcomes = readFile(file);
  return { outcomes, first: outcomes.next() };
}
