/** A version is to take the place of the present reading. */
export class VersionOpenEvent extends Event {
  constructor(readonly id: string) {
    super('version-open', { bubbles: true, composed: true });
  }
}

/** Two versions, or a version and the present reading, are to be compared. */
export class VersionCompareEvent extends Event {
  constructor(
    readonly first: string,
    readonly second: string,
  ) {
    super('version-compare', { bubbles: true, composed: true });
  }
}

/** The list is to be closed. */
export class VersionsCloseEvent extends Event {
  constructor() {
    super('versions-close', { bubbles: true, composed: true });
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'version-open': VersionOpenEvent;
    'version-compare': VersionCompareEvent;
    'versions-close': VersionsCloseEvent;
  }
}
