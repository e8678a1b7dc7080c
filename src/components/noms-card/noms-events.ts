import type { ClinicalFacts } from '../../domain/noms/clinical.ts';
import type { LevelDeficit } from '../../domain/noms/deficit.ts';

/** A fact of the referral was given or taken back. */
export class ClinicalChangeEvent extends Event {
  constructor(readonly facts: Partial<ClinicalFacts>) {
    super('clinical-change', { bubbles: true, composed: true });
  }
}

/** The deficit of a level was answered. `isOfStudy`: the value of the study is settled by it. */
export class DeficitChangeEvent extends Event {
  constructor(
    readonly deficit: LevelDeficit | null,
    readonly isOfStudy: boolean,
  ) {
    super('deficit-change', { bubbles: true, composed: true });
  }
}
