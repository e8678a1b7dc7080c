import { isShownOnCt } from '../../domain/coverage/coverage.ts';
import { withSinsAnswer } from '../../domain/sins/with-answer.ts';
import { removeLevel } from '../../domain/levels/naming.ts';
import { compareVertebrae } from '../../domain/levels/sequence.ts';
import { basisOf } from '../../domain/escc/basis.ts';
import { RULE_VERSION } from '../../domain/escc/tolerances.ts';
import type { EsccGrade, EsccReason } from '../../domain/escc/escc.ts';
import { imageKeyOf, type ImageReference } from '../../domain/image-series.ts';
import type { Vertebra } from '../../domain/level.ts';
import { SINS_ITEMS, type SinsItem } from '../../domain/sins/sins.ts';
import { createMarkId } from '../../editor/mark-id.ts';
import { gradedPlace, type GradedPlace, type NotGraded } from '../../editor/graded-place.ts';
import { restsOnItsLevel } from '../../editor/level-images.ts';
import type { EditorSession } from '../../editor/session.ts';
import { toImage, toPatient } from '../../geometry/image-plane.ts';
import type { ImagePoint, PatientPoint } from '../../geometry/spaces.ts';
import type { ReadingSummary } from '../../domain/reading-summary.ts';

/** What a reader does with one key or press, in terms of the session. */
export class ReadingActions {
  readonly #session: EditorSession;
  readonly #summary: () => ReadingSummary;
  readonly #now: () => string;

  constructor(session: EditorSession, summary: () => ReadingSummary, now: () => string) {
    this.#session = session;
    this.#summary = summary;
    this.#now = now;
  }

  /** The pane that shows axial images: the active one where it is axial. */
  get axialPane(): number | null {
    const panes = this.#session.visiblePanes();
    const isAxial = (pane: number): boolean =>
      this.#session.seriesOf(pane)?.plane.nearest === 'axial';
    const { activePane } = this.#session.state;
    if (isAxial(activePane)) return activePane;
    return panes.find(isAxial) ?? null;
  }

  /** The level that the grade keys grade, with the image that shows it, or why there is none. */
  get place(): GradedPlace | NotGraded {
    return gradedPlace(this.#session.state);
  }

  /** The level being read: that of the axial slice shown, else the chosen one; of a reference, the one it is for. */
  get level(): Vertebra | null {
    const { outlineRole, selectedLevel } = this.#session.state;
    return outlineRole === 'index' ? (this.place.level ?? selectedLevel) : selectedLevel;
  }

  /** The axial frame on the screen. */
  get axialImage(): ImageReference | null {
    const pane = this.axialPane;
    const frame = pane === null ? null : this.#session.frameOf(pane);
    return frame ? { sopInstanceUid: frame.sopInstanceUid, frameNumber: frame.frameNumber } : null;
  }

  /** Chooses a level and brings the images to it: the slice that decided its grade first. */
  selectLevel(level: Vertebra): void {
    const deciding = this.#summary().escc(level).deciding;
    const confirmed = this.#session.state.reading.assessments[level]?.escc?.image;
    this.#session.showLevel(level, deciding?.image ?? confirmed ?? null);
  }

  /** Steps through the levels with findings from head to foot. */
  stepLevel(step: 1 | -1): void {
    const levels = this.#session.state.reading.levels
      .map((label) => label.vertebra)
      .filter((vertebra) => this.#summary().rows.some((row) => row.level === vertebra));
    const named = levels.length > 0 ? levels : this.#summary().rows.map((row) => row.level);
    if (named.length === 0) {
      this.#session.notify('note', 'No level has a finding yet.');
      return;
    }
    const at = named.indexOf(this.#session.state.selectedLevel ?? (named[0] as Vertebra));
    const next = named[(at + step + named.length) % named.length];
    if (next) this.selectLevel(next);
  }

  /** Confirms a grade for the level on the screen; the sentence says why it cannot be given. */
  confirmGrade(grade: EsccGrade): void {
    const { place } = this;
    const refusal = place.level === null ? place.reason : this.#refusalAt(place);
    if (refusal !== null || place.level === null) {
      this.#session.notify('warning', refusal ?? '');
      return;
    }
    const { level } = place;
    const { deciding, proposal } = this.#summary().escc(level);
    const isShown =
      deciding !== null && restsOnItsLevel(this.#session.state, level, deciding.image);
    this.#session.dispatch({
      kind: 'confirm-escc',
      level,
      confirmation: {
        grade,
        confirmedAt: this.#now(),
        image: isShown ? deciding.image : place.image,
        proposal,
        ruleVersion: RULE_VERSION,
        reason: null,
        basis: deciding && basisOf(deciding),
      },
    });
  }

  /** Why no grade can be given at the place on the screen; null where it can. */
  #refusalAt({ level, image }: GradedPlace): string | null {
    const { outlineRole, selectedLevel } = this.#session.state;
    if (outlineRole !== 'index') {
      return `A reference for ${selectedLevel ?? 'a level'} is being outlined, so no grade is given. Esc ends it.`;
    }
    const isBelow = this.#summary().isBelowConus(level, image);
    if (isBelow === true) return `${level} lies below the conus. ESCC is not defined here.`;
    // T12 is graded: the conus ends above its middle in nobody of 504 adults (spec clinical-rules 5).
    return isBelow === null && compareVertebrae(level, 'T12') > 0
      ? `Mark the tip of the conus first (N): whether ESCC is defined at ${level} depends on it.`
      : null;
  }

  /** Confirms the proposed grade, where there is a single one. */
  acceptProposal(): void {
    const level = this.level;
    const proposal = level ? this.#summary().escc(level).proposal : null;
    if (proposal?.kind === 'grade') {
      this.confirmGrade(proposal.grade);
      return;
    }
    this.#session.notify(
      'note',
      proposal?.kind === 'range'
        ? 'The proposal is a range. Answer its questions, or give a grade by key.'
        : 'There is no proposed grade to accept here. Give one by key: 0, A, B, C, 2, 3.',
    );
  }

  giveReason(level: Vertebra, reason: EsccReason): void {
    const confirmation = this.#session.state.reading.assessments[level]?.escc;
    if (!confirmation) return;
    this.#session.dispatch({
      kind: 'confirm-escc',
      level,
      confirmation: { ...confirmation, reason },
    });
  }

  clearGrade(level: Vertebra): void {
    this.#session.dispatch({ kind: 'confirm-escc', level, confirmation: null });
  }

  /** The reader's word on one item; null takes it back to "not asked". */
  answerSins(level: Vertebra, item: SinsItem, value: string | null): void {
    const answers = this.#session.state.reading.assessments[level]?.sins ?? {};
    this.#session.dispatch({
      kind: 'answer-sins',
      level,
      answers: withSinsAnswer(
        answers,
        item,
        value,
        this.#now(),
        item === 'lesion' && this.#lacksCt(level),
      ),
    });
  }

  /** Whether no CT of the study shows a level. */
  #lacksCt(level: Vertebra): boolean {
    const { reading, study, images } = this.#session.state;
    return isShownOnCt(reading, level, study.series, images) === false;
  }

  /** Confirms every proposed item that the reader has not answered. */
  confirmSinsProposals(level: Vertebra): void {
    const answers = this.#session.state.reading.assessments[level]?.sins ?? {};
    const proposals = this.#summary().sinsProposals(level);
    const answeredAt = this.#now();
    const added = SINS_ITEMS.flatMap((item) => {
      const proposal = proposals[item];
      return !answers[item] && proposal?.kind === 'answer'
        ? [
            [
              item,
              { kind: 'answer', value: proposal.value, source: proposal.source, answeredAt },
            ] as const,
          ]
        : [];
    });
    if (added.length === 0) {
      this.#session.notify('note', 'No SINS item is proposed here.');
      return;
    }
    this.#session.dispatch({
      kind: 'answer-sins',
      level,
      answers: { ...answers, ...Object.fromEntries(added) },
    });
  }

  /** Copies the chosen outline to the neighbouring slice and shows it there. */
  copyOutline(step: 1 | -1): void {
    const { reading, selectedMark, images } = this.#session.state;
    const outline = reading.outlines.find((one) => one.id === selectedMark);
    const home = outline && images.get(imageKeyOf(outline.image));
    if (!outline || !home) {
      this.#session.notify('note', 'Choose an outline to copy first.');
      return;
    }
    const { series, frame } = home;
    const next = series.frames[series.frames.indexOf(frame) + step];
    if (!next) {
      this.#session.notify('note', 'There is no further slice.');
      return;
    }
    const id = createMarkId();
    const image = { sopInstanceUid: next.sopInstanceUid, frameNumber: next.frameNumber };
    const points = outline.points.map((point): ImagePoint => {
      if (!frame.plane || !next.plane) return point;
      const place: PatientPoint = toPatient(frame.plane, point);
      return toImage(next.plane, place).point;
    });
    this.#session.dispatch({ kind: 'add-outline', outline: { ...outline, id, image, points } });
    this.#session.selectMark(id);
    this.#session.showImage(image);
  }

  /** Deletes the chosen mark; undo brings it back. */
  deleteMark(): void {
    const { selectedMark, reading, images } = this.#session.state;
    if (!selectedMark) return;
    if (reading.levels.some((label) => label.id === selectedMark)) {
      // Without one anchor the levels between the others are proposed anew.
      const anatomy = reading.counting.transitional;
      const left = removeLevel(reading.levels, selectedMark, false, {
        anatomy,
        images,
        newId: createMarkId,
      });
      if (left.ok) this.#session.dispatch({ kind: 'set-levels', levels: left.value });
    } else {
      this.#session.dispatch({ kind: 'remove-mark', id: selectedMark });
    }
    this.#session.selectMark(null);
  }

  /** Keeps or drops the frame of the active pane as a key image. */
  toggleKeyImage(): void {
    const frame = this.#session.frameOf(this.#session.state.activePane);
    if (!frame) return;
    const image = { sopInstanceUid: frame.sopInstanceUid, frameNumber: frame.frameNumber };
    const before = this.#session.state.reading.keyImages.length;
    this.#session.dispatch({
      kind: 'toggle-key-image',
      keyImage: { id: createMarkId(), level: this.level, image },
    });
    const isKept = this.#session.state.reading.keyImages.length > before;
    this.#session.notify('note', isKept ? 'Kept as a key image.' : 'No longer a key image.');
  }

  /** Shows the slice that decided the grade: the level's, else the worst of the study. */
  showDecidingSlice(): void {
    const { level } = this;
    const decided = (one: Vertebra): boolean => this.#summary().escc(one).deciding !== null;
    const shown = level && decided(level) ? level : this.#summary().rows[0]?.level;
    if (shown && decided(shown)) this.selectLevel(shown);
    else this.#session.notify('note', 'No slice has been outlined yet.');
  }
}
