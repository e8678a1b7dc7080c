/** One of the windows that the menu was given is to be used. */
export class WindowChooseEvent extends Event {
  constructor(readonly index: number) {
    super('window-choose', { bubbles: true, composed: true });
  }
}

/** The overlay that the scanner drew is to be shown, or hidden. */
export class ScannerOverlayEvent extends Event {
  constructor(readonly shown: boolean) {
    super('scanner-overlay', { bubbles: true, composed: true });
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'window-choose': WindowChooseEvent;
    'scanner-overlay': ScannerOverlayEvent;
  }
}
