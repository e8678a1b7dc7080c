import type { ReadGroup } from './read-group.ts';
import type { ReadingBuilder } from './reading-builder.ts';
import type { Taken } from './taken.ts';

/** What the reader of one group works with. */
export interface GroupContext {
  readonly group: ReadGroup;
  readonly builder: ReadingBuilder;
  readonly taken: Taken;
  /** Whether the document is ours. */
  readonly ours: boolean;
  /** The offset of times that name none. */
  readonly timeOffset: string;
  /** The time of the document, for observations without one. ISO 8601; empty where it has none. */
  readonly documentTime: string;
}

/** Reads a group: null when it understood it, else a sentence that says why not; then nothing was added. */
export type GroupReader = (context: GroupContext) => string | null;
