import type { KeyMap } from '../../editor/typed-key.ts';

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

/** The reader put keys in the place of others. */
export class KeysChangeEvent extends Event {
  constructor(readonly keys: KeyMap) {
    super('keys-change', { bubbles: true, composed: true });
  }
}

/** What was asked is to be done. */
export class DialogConfirmEvent extends Event {
  constructor() {
    super('dialog-confirm', { bubbles: true, composed: true });
  }
}

/** The other thing that a question offers is to be done. */
export class DialogOtherEvent extends Event {
  constructor() {
    super('dialog-other', { bubbles: true, composed: true });
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'dialog-close': DialogCloseEvent;
    'reader-name': ReaderNameEvent;
    'keys-change': KeysChangeEvent;
    'dialog-confirm': DialogConfirmEvent;
    'dialog-other': DialogOtherEvent;
  }
}
