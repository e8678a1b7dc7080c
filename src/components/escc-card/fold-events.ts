import type { AccompanyingName } from '../../domain/escc/accompanying-words.ts';
import type { ReferenceRole } from '../../domain/escc/references.ts';
import type { ImageReference } from '../../domain/image-series.ts';
import type { CordSignal } from '../../domain/observations.ts';

/** Where an accompanying measure was taken is to be shown on the image. */
export class AccompanyingShowEvent extends Event {
  constructor(readonly name: AccompanyingName) {
    super('accompanying-show', { bubbles: true, composed: true });
  }
}

/** A slice is to be shown. */
export class SliceShowEvent extends Event {
  constructor(readonly image: ImageReference) {
    super('slice-show', { bubbles: true, composed: true });
  }
}

/** The reader's word on a slice that was found as reference; null takes it back. */
export class ReferenceAnswerEvent extends Event {
  constructor(
    readonly image: ImageReference,
    readonly suits: boolean | null,
  ) {
    super('reference-answer', { bubbles: true, composed: true });
  }
}

/** A reference is to be outlined on this side. */
export class ReferenceDrawEvent extends Event {
  constructor(readonly role: ReferenceRole) {
    super('reference-draw', { bubbles: true, composed: true });
  }
}

/** What the reader saw of the cord's signal; null takes it back. */
export class CordSignalEvent extends Event {
  constructor(readonly signal: CordSignal | null) {
    super('cord-signal', { bubbles: true, composed: true });
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'accompanying-show': AccompanyingShowEvent;
    'slice-show': SliceShowEvent;
    'reference-answer': ReferenceAnswerEvent;
    'reference-draw': ReferenceDrawEvent;
    'cord-signal': CordSignalEvent;
  }
}
