import type { BoardEdits } from '../../domain/board-edits.ts';
import type { FrameSource, Study } from '../../domain/image-series.ts';
import type { Reading } from '../../domain/reading.ts';
import type { StoredDraft, StudyOfPerson } from '../../storage/drafts.ts';
import type { PriorStudy } from './prior-words.ts';

/** A case as it is shown to a meeting. */
export interface BoardCase {
  readonly study: Study;
  readonly frames: FrameSource;
  readonly source: StoredDraft['source'];
  /** The kept reading; null where the answer key is shown in its place. */
  readonly draft: StoredDraft | null;
  /** What is shown: the kept reading, or a sample study's answer key. */
  readonly reading: Reading | null;
  /** "Case 05", for sample studies; empty otherwise. */
  readonly name: string;
  /** What was changed on the board before and not saved. */
  readonly edits: BoardEdits | null;
  /** An earlier study of the same person whose reading is kept here. */
  readonly prior: PriorStudy | null;
  /** Where a sample study's answer key lies; fetched when it is asked for as second reading. */
  readonly answerKeyUrl: string | null;
  /** Kept with the reading, to find it as a prior. */
  readonly person: StudyOfPerson | null;
}
