import type { MarkId, SignalTissue } from '../../domain/reading.ts';

/** The reader wants to see a mark on its image. */
export class MarkShowEvent extends Event {
  constructor(readonly mark: MarkId) {
    super('mark-show', { bubbles: true, composed: true });
  }
}

/** The reader says what an area of signal was drawn on. */
export class TissueChooseEvent extends Event {
  constructor(
    readonly mark: MarkId,
    readonly tissue: SignalTissue,
  ) {
    super('tissue-choose', { bubbles: true, composed: true });
  }
}

/** An area is to be copied to the same place of the other image of its Dixon pair. */
export class PhaseCopyEvent extends Event {
  constructor(readonly mark: MarkId) {
    super('phase-copy', { bubbles: true, composed: true });
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'mark-show': MarkShowEvent;
    'tissue-choose': TissueChooseEvent;
    'phase-copy': PhaseCopyEvent;
  }
}
