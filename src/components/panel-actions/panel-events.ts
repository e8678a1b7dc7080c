/** Put the report sentence of the level on the clipboard. */
export class CopySentenceEvent extends Event {
  constructor() {
    super('copy-sentence', { bubbles: true, composed: true });
  }
}

/** Confirm the ESCC proposal as it stands. */
export class AcceptProposalEvent extends Event {
  constructor() {
    super('accept-proposal', { bubbles: true, composed: true });
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'copy-sentence': CopySentenceEvent;
    'accept-proposal': AcceptProposalEvent;
  }
}
