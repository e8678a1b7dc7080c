import { openFiles } from '../dicom/open/open-files.ts';
import type { NamedBlob } from '../dicom/open/open-types.ts';
import type { FrameSource, Study } from '../domain/image-series.ts';
import { fetchSample, type SampleCase } from './sample-catalogue.ts';

/** A study with its images, ready to be shown. */
export interface ReadyStudy {
  readonly study: Study;
  readonly frames: FrameSource;
  /** What it was opened from. */
  readonly files: readonly NamedBlob[];
}

/** How many cases of a meeting stay at hand; the one that was shown longest ago goes first. */
const MOST = 12;

/** The sample studies of a meeting that were opened, or are likely to be next: going to them need not wait. */
export class CaseCache {
  readonly #ready = new Map<string, ReadyStudy>();
  #abort: AbortController | null = null;

  get(id: string): ReadyStudy | null {
    return this.#ready.get(id) ?? null;
  }

  put(id: string, ready: ReadyStudy): void {
    this.#ready.delete(id);
    this.#ready.set(id, ready);
    const [oldest] = this.#ready.keys();
    if (this.#ready.size > MOST && oldest !== undefined) this.#ready.delete(oldest);
  }

  /** Opens a case before it is asked for; what cannot be fetched now is fetched, and said, when it is. */
  async fetchAhead(sample: SampleCase): Promise<void> {
    if (this.#ready.has(sample.id)) return;
    this.stop();
    const abort = new AbortController();
    this.#abort = abort;
    try {
      const files: NamedBlob[] = [];
      const { studies, frames } = await openFiles(noted(fetchSample(sample, abort.signal), files), {
        signal: abort.signal,
      });
      const [study] = studies;
      if (study && !abort.signal.aborted) this.put(sample.id, { study, frames, files });
    } catch {
      // Nobody asked for it yet.
    }
  }

  /** Ends what is being fetched ahead. */
  stop(): void {
    this.#abort?.abort();
    this.#abort = null;
  }
}

/** Passes files on, and notes them. */
export async function* noted(
  files: AsyncIterable<NamedBlob>,
  into: NamedBlob[],
): AsyncGenerator<NamedBlob> {
  for await (const file of files) {
    into.push(file);
    yield file;
  }
}
