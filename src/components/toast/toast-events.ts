/** A message is to go. */
export class ToastDismissEvent extends Event {
  constructor(readonly id: string) {
    super('toast-dismiss', { bubbles: true, composed: true });
  }
}

/** A message's button was pressed. */
export class ToastActionEvent extends Event {
  constructor(
    readonly id: string,
    readonly action: string,
  ) {
    super('toast-action', { bubbles: true, composed: true });
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'toast-dismiss': ToastDismissEvent;
    'toast-action': ToastActionEvent;
  }
}
