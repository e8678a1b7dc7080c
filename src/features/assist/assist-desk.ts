import type { GreySlice } from '../../domain/assist/prepare-slice.ts';
import type { ProposalStart } from '../../domain/assist/propose.ts';
import type { Walls } from '../../domain/assist/rays.ts';
import { isProposable, lastOutlineOn, wallsOn } from '../../domain/assist/slice-request.ts';
import type { FrameInSeries } from '../../domain/image-lookup.ts';
import {
  imageKeyOf,
  type ImageFrame,
  type ImageKey,
  type ImageReference,
  type ImageSeries,
} from '../../domain/image-series.ts';
import { draftsOn, type OutlineDraft } from '../../editor/drafts.ts';
import { levelForOutline } from '../../editor/level-of-pointer.ts';
import type { EditorSession } from '../../editor/session.ts';
import type { ProposalService } from '../../editor/tools/draft-tool.ts';
import type { ToolPointer } from '../../editor/tools/tool.ts';
import { fillBlock } from './fill-block.ts';
import { findReference, missingReferences } from './find-references.ts';
import { draftsOf } from './make-drafts.ts';
import { LabelPlacer } from './place-labels.ts';
import { SliceAsker, type AskerHost } from './slice-asker.ts';

/** What the desk needs of the program. */
export interface AssistHost extends AskerHost {
  /** Says that the desk is at work, or no longer. */
  readonly setBusy: (source: object, isBusy: boolean) => void;
}

interface Asked {
  readonly place: FrameInSeries;
  readonly start: ProposalStart;
  readonly walls: Walls;
}

const isSameWalls = (a: Walls, b: Walls): boolean =>
  a.canal === b.canal &&
  a.tumours.length === b.tumours.length &&
  a.tumours.every((tumour, i) => tumour === b.tumours[i]);

/** Asks for proposals as the reader works, and lays what comes as drafts beside the reading. */
export class AssistDesk implements ProposalService {
  readonly #host: AssistHost;
  readonly #asker: SliceAsker;
  /** References that were looked for in vain, or refused: nobody is asked twice. */
  readonly #settled = new Set<string>();
  /** What the proposals of a frame were asked with, while they stand. */
  readonly #asked = new Map<ImageKey, Asked>();
  readonly #labels: LabelPlacer;
  #isFindingReferences = false;

  constructor(host: AssistHost) {
    this.#host = host;
    this.#asker = new SliceAsker(host);
    this.#labels = new LabelPlacer(host);
    host.session.onCommit(() => {
      this.#renewInWalls();
      void this.#proposeReferences();
      void this.#placeLabels();
    });
  }

  get #session(): EditorSession {
    return this.#host.session;
  }

  isOfferedAt({ view: { frame, series } }: ToolPointer): boolean {
    const { reading, images, areProposalsOn } = this.#session.state;
    return (
      areProposalsOn &&
      isProposable(reading, { frame, series }, images) &&
      lastOutlineOn(reading, frame, 'cord') === null
    );
  }

  proposeAt({ view: { frame, series }, point }: ToolPointer): void {
    void this.#proposeOn({ frame, series }, { kind: 'click', point });
  }

  greyAt({ view: { frame, series } }: ToolPointer): Promise<GreySlice | null> {
    const isMeasurable = series.plane.nearest === 'axial' && series.measuringRefused === null;
    return isMeasurable ? this.#host.greyOf(series, frame) : Promise.resolve(null);
  }

  /** Cord and sac on a frame whose canal is drawn, without a click. Nothing where there is no canal, or a cord. */
  proposeInCanal({ frame, series }: FrameInSeries): void {
    const { reading, images, drafts, areProposalsOn } = this.#session.state;
    const canal = lastOutlineOn(reading, frame, 'canal');
    const hasCord =
      lastOutlineOn(reading, frame, 'cord') !== null ||
      draftsOn(drafts, frame).some(({ outline }) => outline.structure === 'cord');
    if (!areProposalsOn || canal === null || hasCord) return;
    if (!isProposable(reading, { frame, series }, images)) return;
    void this.#proposeOn({ frame, series }, { kind: 'free-space', canal: canal.points });
  }

  /** The drafts of a frame become the reader's outlines; where it has none, the next ones are shown. False without any. */
  confirm(image: ImageReference | null): boolean {
    const { drafts } = this.#session.state;
    const here = image === null ? [] : draftsOn(drafts, image);
    const [next] = drafts;
    if (here.length > 0) {
      this.#session.confirmDrafts(here.map(({ outline }) => outline.id));
      this.#goOn(here);
    } else if (next) {
      this.#session.showImage(next.outline.image);
    }
    return next !== undefined;
  }

  /** After a reference is answered, to the next one; after the last, back to the slice that they are for. */
  #goOn(answered: readonly OutlineDraft[]): void {
    const reference = answered.find(({ outline }) => outline.role !== 'index');
    if (!reference) return;
    const { drafts, reading } = this.#session.state;
    const level = reference.outline.level;
    const next =
      drafts.find(({ outline }) => outline.level === level)?.outline ??
      reading.outlines.findLast((one) => one.level === level && one.role === 'index');
    if (next) this.#session.showImage(next.image);
  }

  /** The chosen draft of a frame goes, or all of them where none is chosen. False where there are none. */
  refuse(image: ImageReference | null): boolean {
    const { drafts, selectedMark } = this.#session.state;
    const here = image === null ? [] : draftsOn(drafts, image);
    if (here.length === 0) return false;
    const chosen = here.filter(({ outline }) => outline.id === selectedMark);
    // Another mark is chosen: it is that one the reader means.
    if (chosen.length === 0 && selectedMark !== null) return false;
    const refused = chosen.length > 0 ? chosen : here;
    for (const { outline } of refused) {
      const { role, level } = outline;
      if (role !== 'index') this.#settled.add(`${level ?? ''} ${role}`);
    }
    this.#session.refuseDrafts(refused.map(({ outline }) => outline.id));
    this.#session.view({ selectedMark: null });
    this.#goOn(refused);
    return true;
  }

  /** Carries cord and sac of a frame to the one beside it, as a fitted proposal. False where it has no cord to carry. */
  carry({ frame, series }: FrameInSeries, step: 1 | -1): boolean {
    const { reading, areProposalsOn, images } = this.#session.state;
    const cord = lastOutlineOn(reading, frame, 'cord');
    const next = series.frames[series.frames.indexOf(frame) + step];
    if (!areProposalsOn || cord === null || !next) return false;
    const place = { frame: next, series };
    if (!isProposable(reading, place, images)) return false;
    this.#session.showImage(next);
    void this.#during(async () => {
      const { answer, stop } = await this.#asker.follow(cord.points, frame, place);
      if (answer.kind === 'refused') this.#session.notify('note', answer.message);
      else {
        const { role, level } = cord;
        const drafts = draftsOf(
          answer,
          { ...place, role, level, origin: 'carried' },
          reading,
          stop,
        );
        this.#session.propose(drafts);
      }
    });
    return true;
  }

  /** Fills the slices between those whose cord the reader has, as one step, and says of each slice what came of it. */
  fill(series: ImageSeries): void {
    void this.#during(async () => {
      const filled = await fillBlock(series, this.#session.state, this.#asker);
      if (filled === null) {
        this.#session.notify(
          'note',
          'Confirm the cord on two slices first: those between them are filled.',
        );
        return;
      }
      this.#session.propose(filled.drafts);
      this.#session.view({ sliceNotes: filled.notes });
    });
  }

  async #proposeOn(place: FrameInSeries, start: ProposalStart, asStep = true): Promise<void> {
    const { state } = this.#session;
    const level = levelForOutline(state, place, null);
    if (!level.ok) {
      this.#session.notify('warning', level.error);
      return;
    }
    await this.#during(async () => {
      const answer = await this.#asker.ask(place, start);
      // Who has scrolled on asks no more.
      if (!this.#isShown(place.frame)) return;
      if (answer.kind === 'refused') {
        this.#session.notify('note', answer.message);
        return;
      }
      const role = state.outlineRole;
      const at = { ...place, role, level: level.value, origin: 'proposed-accepted' } as const;
      this.#asked.set(imageKeyOf(place.frame), {
        place,
        start,
        walls: wallsOn(state.reading, place.frame),
      });
      this.#session.propose(draftsOf(answer, at, this.#session.state.reading, null), asStep);
      if (answer.sacRefusal !== null) this.#session.notify('note', answer.sacRefusal);
    });
  }

  /** Proposals that nobody bent yet are made anew when a wall is drawn beside them; that is part of the step that drew it. */
  #renewInWalls(): void {
    const { reading, drafts } = this.#session.state;
    for (const [key, { place, start, walls }] of this.#asked) {
      const here = draftsOn(drafts, place.frame);
      const now = wallsOn(reading, place.frame);
      if (here.length === 0 || here.some(({ fixed }) => fixed.length > 0)) {
        this.#asked.delete(key);
      } else if (!isSameWalls(walls, now)) {
        const inCanal: ProposalStart | null = now.canal && { kind: 'free-space', canal: now.canal };
        void this.#proposeOn(place, inCanal ?? start, false);
      }
    }
  }

  /** Levels outlined by proposals get what they are compared with proposed too; nobody asked, so it is no step. */
  async #proposeReferences(): Promise<void> {
    if (!this.#session.state.areProposalsOn || this.#isFindingReferences) return;
    this.#isFindingReferences = true;
    await this.#during(async () => {
      for (const missing of missingReferences(this.#session.state)) {
        const key = `${missing.level} ${missing.role}`;
        if (this.#settled.has(key)) continue;
        const found = await findReference(missing, this.#session.state, this.#asker);
        if (found.length === 0) this.#settled.add(key);
        else this.#session.propose(found, false);
      }
    });
    this.#isFindingReferences = false;
  }

  /** Proposed labels go from where they are typical to where the image shows their bodies. */
  async #placeLabels(): Promise<void> {
    if (this.#session.state.areProposalsOn) await this.#during(() => this.#labels.place());
  }

  #isShown(frame: ImageFrame): boolean {
    const key = imageKeyOf(frame);
    return this.#session.visiblePanes().some((pane) => {
      const shown = this.#session.frameOf(pane);
      return shown !== null && imageKeyOf(shown) === key;
    });
  }

  async #during(work: () => Promise<void>): Promise<void> {
    const token = {};
    this.#host.setBusy(token, true);
    try {
      await work();
    } catch (cause) {
      const reason = cause instanceof Error ? cause.message : String(cause);
      this.#session.notify('warning', `No proposal: ${reason}`);
    } finally {
      this.#host.setBusy(token, false);
    }
  }
}
