import type { OpenCase } from '../features/case/index.ts';
import type { KeptPictures, PictureStore } from '../storage/meeting-pictures.ts';
import type { ReadyStudy } from './case-cache.ts';
import { copyForBoard, sourceOfCopy } from './meeting-copy.ts';

/** Own cases of a meeting: what the board needs of them stays in this browser, without identity, until its end. */
export class PicturesDesk {
  readonly #changed: () => void;
  #store: PictureStore | null = null;
  #kept: ReadonlyMap<string, KeptPictures> = new Map();
  /** The copies that are open: they are not copied again. */
  readonly #copies = new WeakSet<object>();

  constructor(changed: () => void) {
    this.#changed = changed;
  }

  /** Begins with what is kept; without a store cases of files last as long as they are open. */
  async begin(store: PictureStore | null): Promise<void> {
    this.#store = store;
    await this.#list();
  }

  /** What is kept, by study. */
  get kept(): ReadonlyMap<string, KeptPictures> {
    return this.#kept;
  }

  /** Whether a case shows a copy, of which most slices have no pixels. */
  isCopy({ opened }: OpenCase): boolean {
    return this.#copies.has(opened.frames);
  }

  /** Keeps what the board shows of a case that was opened from files. Errors: one sentence; null where nothing was to be said. */
  async keep(open: OpenCase): Promise<string | null> {
    const { opened, session, isBegun } = open;
    const isOwn = opened.source.kind === 'files' && opened.teaching === null && !this.isCopy(open);
    if (!this.#store || !isOwn || !isBegun) return null;
    try {
      const copy = await copyForBoard(open.study, opened.frames, session.state.reading);
      if (copy.frames.size === 0) return null;
      const done = await this.#store.keep(copy, new Date());
      await this.#list();
      return done.ok ? null : `This case is not kept for the meeting. ${done.error.message}`;
    } catch (cause) {
      const reason = cause instanceof Error ? cause.message : String(cause);
      return `This case is not kept for the meeting. ${reason}`;
    }
  }

  /** A kept case, ready to be shown; null where there is none. */
  async open(studyInstanceUid: string): Promise<ReadyStudy | null> {
    const loaded = await this.#store?.load(studyInstanceUid);
    if (!loaded?.ok || !loaded.value) return null;
    const frames = sourceOfCopy(loaded.value);
    this.#copies.add(frames);
    return { study: loaded.value.study, frames, files: [] };
  }

  /** Removes what is kept of a case. */
  async forget(studyInstanceUid: string): Promise<void> {
    await this.#store?.remove(studyInstanceUid);
    await this.#list();
  }

  async #list(): Promise<void> {
    const listed = await this.#store?.list(new Date());
    this.#kept = new Map(
      listed?.ok ? listed.value.map((one) => [one.studyInstanceUid, one] as const) : [],
    );
    this.#changed();
  }
}
