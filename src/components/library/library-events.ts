/** A sample study was chosen. */
export class SampleOpenEvent extends Event {
  constructor(readonly id: string) {
    super('sample-open', { bubbles: true, composed: true });
  }
}

/** An unfinished reading was chosen. */
export class DraftOpenEvent extends Event {
  constructor(readonly id: string) {
    super('draft-open', { bubbles: true, composed: true });
  }
}

/** An unfinished reading is to be thrown away; the owner asks or offers undo. */
export class DraftDiscardEvent extends Event {
  constructor(readonly id: string) {
    super('draft-discard', { bubbles: true, composed: true });
  }
}

/** What was kept aside is to be handed over as a file. */
export class AsideSaveEvent extends Event {
  constructor(readonly id: string) {
    super('aside-save', { bubbles: true, composed: true });
  }
}

/** What was kept aside is to be thrown away; the reader was asked. */
export class AsideRemoveEvent extends Event {
  constructor(readonly id: string) {
    super('aside-remove', { bubbles: true, composed: true });
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'sample-open': SampleOpenEvent;
    'draft-open': DraftOpenEvent;
    'draft-discard': DraftDiscardEvent;
    'aside-save': AsideSaveEvent;
    'aside-remove': AsideRemoveEvent;
  }
}
