import type { ArchiveAddress, ArchiveCredentials } from '../../editor/archive.ts';

/** The archive is to be connected, or its connection looked at. */
export class ArchiveConnectEvent extends Event {
  constructor() {
    super('archive-connect', { bubbles: true, composed: true });
  }
}

/** Something is looked for on the archive, as it was typed. */
export class ArchiveFindEvent extends Event {
  constructor(readonly text: string) {
    super('archive-find', { bubbles: true, composed: true });
  }
}

/** A connection as the dialog holds it. */
export interface ArchiveConnection {
  readonly address: ArchiveAddress;
  readonly credentials: ArchiveCredentials;
}

/** The connection is to be tried, without being kept. */
export class ConnectionTestEvent extends Event {
  constructor(readonly connection: ArchiveConnection) {
    super('connection-test', { bubbles: true, composed: true });
  }
}

/** The connection is to be kept; null forgets it. */
export class ConnectionKeepEvent extends Event {
  constructor(readonly connection: ArchiveConnection | null) {
    super('connection-keep', { bubbles: true, composed: true });
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'archive-connect': ArchiveConnectEvent;
    'archive-find': ArchiveFindEvent;
    'connection-test': ConnectionTestEvent;
    'connection-keep': ConnectionKeepEvent;
  }
}
