/** A part of the screen began or ended work that others may wait for: loading a picture, keeping the reading. */
export class BusyChangeEvent extends Event {
  constructor(
    readonly source: object,
    readonly isBusy: boolean,
  ) {
    super('busy-change', { bubbles: true, composed: true });
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'busy-change': BusyChangeEvent;
  }
}
