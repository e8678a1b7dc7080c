import type { SinsItem } from '../../domain/sins/sins.ts';

/**
 * The reader answers an item. `unknown`: asked, but it could not be answered; null: the answer is taken back, the item
 * counts as not asked.
 */
export class SinsAnswerEvent extends Event {
  constructor(
    readonly item: SinsItem,
    readonly value: string | null,
  ) {
    super('sins-answer', { bubbles: true, composed: true });
  }
}

/** All proposed answers are right, says the reader. */
export class SinsConfirmAllEvent extends Event {
  constructor() {
    super('sins-confirm-all', { bubbles: true, composed: true });
  }
}

/** The reader wants to see on the images what an item rests on. */
export class SinsEvidenceEvent extends Event {
  constructor(readonly item: SinsItem) {
    super('sins-evidence', { bubbles: true, composed: true });
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'sins-answer': SinsAnswerEvent;
    'sins-confirm-all': SinsConfirmAllEvent;
    'sins-evidence': SinsEvidenceEvent;
  }
}
