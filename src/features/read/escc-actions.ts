import { recordedScales } from '../../domain/escc/basis.ts';
import type { CaudaAnswers } from '../../components/cauda-card/cauda-events.ts';
import type { CaudaConfirmation } from '../../domain/escc/cauda-confirmation.ts';
import type { ReferenceRole } from '../../domain/escc/references.ts';
import { imageKeyOf, type ImageReference } from '../../domain/image-series.ts';
import { stepVertebra } from '../../domain/levels/sequence.ts';
import type { Vertebra } from '../../domain/level.ts';
import type { EditorSession } from '../../editor/session.ts';
import { toPatient } from '../../geometry/image-plane.ts';
import type { ReadingSummary } from '../../domain/reading-summary.ts';

/** What a reader does on the card of a level's grade, in terms of the session. */
export class EsccActions {
  readonly #session: EditorSession;
  readonly #summary: () => ReadingSummary;
  readonly #now: () => string;

  constructor(session: EditorSession, summary: () => ReadingSummary, now: () => string) {
    this.#session = session;
    this.#summary = summary;
    this.#now = now;
  }

  /** The reader's word on a slice that was found as reference; null takes it back. */
  answerReference(level: Vertebra, image: ImageReference, suits: boolean | null): void {
    this.#session.dispatch({
      kind: 'answer-escc',
      level,
      image: imageKeyOf(image),
      question: 'reference-suits',
      value: suits,
    });
  }

  /** Goes to the neighbouring level and takes up the sac, to be outlined there as a reference. */
  drawReference(level: Vertebra, role: ReferenceRole): void {
    const { reading, images } = this.#session.state;
    const step = role === 'reference-above' ? -1 : 1;
    const involved = new Set(this.#summary().rows.map((row) => row.level));
    const anatomy = reading.counting.transitional;
    let neighbour = stepVertebra(level, step, anatomy);
    // A neighbour with disease is no reference: the next one is gone to.
    while (neighbour !== null && involved.has(neighbour)) {
      neighbour = stepVertebra(neighbour, step, anatomy);
    }
    const label = reading.levels.find((one) => one.vertebra === neighbour);
    const home = label && images.get(imageKeyOf(label.image));
    // The level stays chosen: the outline is drawn for it, wherever it is drawn.
    this.#session.view({
      selectedLevel: level,
      outlineRole: role,
      tool: 'sac',
      selectedMark: null,
    });
    if (label && home?.frame.plane) {
      this.#session.goToPlace(toPatient(home.frame.plane, label.point), home.series);
    }
    const where = label
      ? `at ${label.vertebra}`
      : `${role === 'reference-above' ? 'above' : 'below'} ${level}`;
    this.#session.notify(
      'note',
      `Outline sac (S), cord (D) and canal (K) ${where} as a reference for ${level}. The menu beside the outline tools goes back to the level itself.`,
    );
  }

  /** The reader's grades below the conus; what the outlines proposed is kept beside them. */
  answerCauda(level: Vertebra, answers: CaudaAnswers): void {
    const before = this.#session.state.reading.assessments[level]?.cauda ?? null;
    const { cauda, deciding } = this.#summary().escc(level);
    const next: CaudaConfirmation = {
      a: before?.a ?? null,
      b: before?.b ?? null,
      foraminal: before?.foraminal ?? null,
      ...answers,
      confirmedAt: this.#now(),
      image: deciding?.image ?? before?.image ?? null,
      proposal: cauda && recordedScales(cauda),
    };
    const isEmpty = next.a === null && next.b === null && next.foraminal === null;
    this.#session.dispatch({ kind: 'confirm-cauda', level, confirmation: isEmpty ? null : next });
  }

  /** Confirms what both scales propose and the reader has not answered. False where there is nothing to confirm. */
  acceptCauda(level: Vertebra): boolean {
    const { cauda } = this.#summary().escc(level);
    const before = this.#session.state.reading.assessments[level]?.cauda ?? null;
    const a = before?.a ?? cauda?.a ?? null;
    const b = before?.b ?? cauda?.b ?? null;
    if (a === (before?.a ?? null) && b === (before?.b ?? null)) return false;
    this.answerCauda(level, { a, b });
    return true;
  }
}
