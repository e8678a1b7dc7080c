/** A dialog was closed; its owner sets `open` to false. */
export class DialogCloseEvent extends Event {
  constructor() {
    super('dialog-close', { bubbles: true, composed: true });
  }
}

/** The reader said their name. */
export class ReaderNameEvent extends Event {
  constructor(readonly name: string) {
    super('reader-name', { bubbles: true, composed: true });
  }
}

/** What was asked is to be done. */
export class DialogConfirmEvent extends Event {
  constructor() {
    super('dialog-confirm', { bubbles: true, composed: true });
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'dialog-close': DialogCloseEvent;
    'reader-name': ReaderNameEvent;
    'dialog-confirm': DialogConfirmEvent;
  }
}
