import type { ClinicalFacts } from '../../domain/noms/clinical.ts';

/** A fact of the referral was given or taken back. */
export class ClinicalChangeEvent extends Event {
  constructor(readonly facts: Partial<ClinicalFacts>) {
    super('clinical-change', { bubbles: true, composed: true });
  }
}
