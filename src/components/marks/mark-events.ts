import type { Vertebra } from '../../domain/level.ts';
import type { MarkId, OutlineRole, OutlineStructure } from '../../domain/reading.ts';

/** What is to become of a mark. */
export type MarkChange =
  | { readonly kind: 'show' | 'hide' | 'unhide' | 'delete' }
  | { readonly kind: 'structure'; readonly structure: OutlineStructure }
  | { readonly kind: 'level'; readonly level: Vertebra }
  | { readonly kind: 'role'; readonly role: OutlineRole };

/** Something is to be done with a mark. */
export class MarkChangeEvent extends Event {
  constructor(
    readonly mark: MarkId,
    readonly change: MarkChange,
  ) {
    super('mark-change', { bubbles: true, composed: true });
  }
}

/** The list of marks is to go. */
export class MarksCloseEvent extends Event {
  constructor() {
    super('marks-close', { bubbles: true, composed: true });
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'mark-change': MarkChangeEvent;
    'marks-close': MarksCloseEvent;
  }
}
