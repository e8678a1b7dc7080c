import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { CaudaScale } from '../../domain/escc/cauda-words.ts';
import type { Vertebra } from '../../domain/level.ts';
import type { ReadingSummary } from '../../domain/reading-summary.ts';
import type { EditorSession } from '../../editor/session.ts';
import { caudaKey } from './cauda-keys.ts';
import type { EsccActions } from './escc-actions.ts';
import type { ReadingActions } from './reading-actions.ts';

/** What the desk needs of the screen. */
export interface CaudaHost {
  readonly session: EditorSession;
  readonly summary: () => ReadingSummary;
  readonly actions: ReadingActions;
  readonly escc: EsccActions;
}

/** Below the conus a level's grade is given by the scales of the cauda equina: which one the keys answer, and what they mean. */
export class CaudaDesk implements ReactiveController {
  /** The scale that digits go to. */
  #scale: CaudaScale = 'a';

  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly outside: CaudaHost,
  ) {
    host.addController(this);
  }

  hostConnected(): void {
    // Nothing to listen to: the screen hands the keys on.
  }

  get scale(): CaudaScale {
    return this.#scale;
  }

  readonly choose = (scale: CaudaScale): void => {
    this.#scale = scale;
    this.host.requestUpdate();
  };

  /** Whether a proposal is there to be accepted. */
  canAccept(level: Vertebra): boolean {
    const { proposal, cauda } = this.outside.summary().escc(level);
    if (!this.#isCauda(level)) return proposal?.kind === 'grade';
    return cauda !== null && (cauda.a !== null || cauda.b !== null);
  }

  /** Takes what is proposed of the chosen level: its ESCC grade, or below the conus that of the scales. */
  accept(): void {
    const { actions, escc, session } = this.outside;
    const { level } = actions;
    if (level === null || !this.#isCauda(level)) actions.acceptProposal();
    else if (!escc.acceptCauda(level)) {
      session.notify('note', 'No grade of the cauda equina scales is proposed here.');
    }
  }

  /** Takes a key that belongs to the scales; false where it does not. */
  key(event: KeyboardEvent): boolean {
    const { level } = this.outside.actions;
    const key = level && this.#isCauda(level) ? caudaKey(event, this.#scale) : null;
    if (level === null || key === null) return false;
    event.preventDefault();
    if (key.kind === 'scale') this.choose(key.scale);
    else this.outside.escc.answerCauda(level, key.answers);
    return true;
  }

  #isCauda(level: Vertebra): boolean {
    const image = this.outside.actions.axialImage;
    return (
      image !== null &&
      !this.outside.session.state.reading.assessments[level]?.escc &&
      this.outside.summary().isBelowConus(level, image) === true
    );
  }
}
