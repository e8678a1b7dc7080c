import type { RailCase } from '../components/case-rail/case-rail.ts';
import type { MeetingCase } from '../components/case-rail/meeting-list.ts';
import type { BoardEdits } from '../domain/board-edits.ts';
import type { StoredDraft } from '../storage/drafts.ts';
import { NO_MEETING, type Meeting, type MeetingStore } from '../storage/meeting.ts';
import type { KeptPictures } from '../storage/meeting-pictures.ts';
import { dateText } from '../base/date-words.ts';
import type { SampleCase } from './sample-catalogue.ts';

/** What there is to choose the cases of a meeting from. */
export interface MeetingSources {
  readonly drafts: readonly StoredDraft[];
  readonly samples: readonly SampleCase[];
  /** The study that is open now. */
  readonly openStudy: string | null;
  /** What is kept of studies from files, by study. */
  readonly pictures: ReadonlyMap<string, KeptPictures>;
  /** Whether studies of an archive can be opened from there. */
  readonly hasArchive: boolean;
}

/** A case that is on the board now. */
interface ShownCase {
  readonly id: string;
  readonly title: string;
}

/** The cases of the meeting, their order, and what was changed on the board and is not saved. */
export class MeetingDesk {
  readonly #changed: () => void;
  readonly #during: (work: Promise<void>) => Promise<void>;
  #meeting: Meeting = NO_MEETING;
  #store: MeetingStore | null = null;

  /** `during` is told of what is being kept: a page that is closed before that has lost it. */
  constructor(changed: () => void, during: (work: Promise<void>) => Promise<void>) {
    this.#changed = changed;
    this.#during = during;
  }

  /** Begins with what was kept; without a store the meeting lasts as long as the page. */
  async begin(store: MeetingStore | null): Promise<void> {
    this.#store = store;
    const loaded = await store?.load();
    if (loaded?.ok) this.#meeting = loaded.value;
  }

  /** Chooses the cases, in order. */
  choose(cases: readonly string[]): void {
    this.#set({ ...this.#meeting, cases });
  }

  editsOf(studyUid: string): BoardEdits | null {
    return this.#meeting.edits[studyUid] ?? null;
  }

  /** Notes what is changed and not saved; null when nothing is. */
  noteEdits(studyUid: string, edits: BoardEdits | null): void {
    const { [studyUid]: _, ...others } = this.#meeting.edits;
    this.#set({ ...this.#meeting, edits: edits ? { ...others, [studyUid]: edits } : others });
  }

  /** Every case there is. Until the meeting is arranged, the kept readings belong to it; what is shown always does. */
  candidates(sources: MeetingSources): readonly MeetingCase[] {
    const { drafts, samples } = sources;
    const kept = drafts.map((draft) => caseOfDraft(draft, sources));
    const keys = samples
      .filter(({ id, answerKey }) => answerKey !== null && !kept.some((one) => one.id === id))
      .map(({ id, title }): MeetingCase => ({
        id,
        title,
        detail: 'sample study, its answer key',
        grade: null,
        unavailable: null,
        kept: null,
      }));
    return [...kept, ...keys];
  }

  /** The names of the cases of the meeting, in order. */
  chosen(sources: MeetingSources, shown: ShownCase | null): readonly string[] {
    const { cases } = this.#meeting;
    const ids =
      cases ??
      sources.drafts
        .filter(({ summary }) => summary.levels > 0)
        .map((draft) => caseOfDraft(draft, sources))
        .filter(({ unavailable }) => unavailable === null)
        .map(({ id }) => id);
    return shown === null || ids.includes(shown.id) ? ids : [...ids, shown.id];
  }

  /** The cases as they are gone through: those that can be shown. */
  rail(sources: MeetingSources, shown: ShownCase | null): readonly RailCase[] {
    const candidates = this.candidates(sources);
    return this.chosen(sources, shown).flatMap((id): readonly RailCase[] => {
      const found = candidates.find((one) => one.id === id);
      if (found) return found.unavailable === null ? [found] : [];
      return shown?.id === id ? [{ ...shown, grade: null }] : [];
    });
  }

  #set(meeting: Meeting): void {
    this.#meeting = meeting;
    this.#changed();
    void this.#during(this.#keep(meeting));
  }

  async #keep(meeting: Meeting): Promise<void> {
    await this.#store?.save(meeting);
  }
}

function caseOfDraft(
  { studyInstanceUid, source, title, summary }: StoredDraft,
  { samples, openStudy, pictures, hasArchive }: MeetingSources,
): MeetingCase {
  const isSample = source.kind === 'sample';
  const isOpen = studyInstanceUid === openStudy;
  const id = isSample ? source.caseId : studyInstanceUid;
  const kept = pictures.get(studyInstanceUid) ?? null;
  const isFromArchive = source.kind === 'archive';
  const { worstEscc, level } = summary;
  return {
    id,
    title: samples.find((one) => one.id === id)?.title ?? title,
    detail: ['saved reading', level].filter((part) => part !== null).join(', '),
    grade: worstEscc && { value: { kind: 'grade', grade: worstEscc }, state: 'confirmed' },
    unavailable:
      isSample || isOpen || kept !== null || (isFromArchive && hasArchive)
        ? null
        : isFromArchive
          ? 'saved reading; connect the archive to show it'
          : 'saved reading; open its files once and press Board, then its key images stay here',
    kept: kept && keptWords(kept),
  };
}

/** "14 images, 6.2 MB, kept here without identity until 30 Dec 2026". */
const keptWords = ({ images, bytes, until }: KeptPictures): string =>
  `${images} images, ${(bytes / 1e6).toFixed(1)} MB, kept here without identity until ${dateText(until.slice(0, 10).replaceAll('-', ''))}`;
