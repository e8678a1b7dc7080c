import type { CardId } from '../../domain/reference/reference.ts';

/** A definition was asked for, from wherever its word stands. */
export class DefinitionAskEvent extends Event {
  constructor(readonly card: CardId) {
    super('definition-ask', { bubbles: true, composed: true });
  }
}

/** Another card is to be shown; null for the table of contents. */
export class ReferenceGoEvent extends Event {
  constructor(readonly card: CardId | null) {
    super('reference-go', { bubbles: true, composed: true });
  }
}

/** The reference is to be closed. */
export class ReferenceCloseEvent extends Event {
  constructor() {
    super('reference-close', { bubbles: true, composed: true });
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'definition-ask': DefinitionAskEvent;
    'reference-go': ReferenceGoEvent;
    'reference-close': ReferenceCloseEvent;
  }
}
