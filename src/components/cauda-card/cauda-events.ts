import type { CaudaConfirmation } from '../../domain/escc/cauda-confirmation.ts';
import type { CaudaScale } from '../../domain/escc/cauda-words.ts';

/** What a reader can say of the cauda equina; null takes an answer back. */
export type CaudaAnswers = Partial<Pick<CaudaConfirmation, 'a' | 'b' | 'foraminal'>>;

/** The reader answers a scale or the foramen. */
export class CaudaChangeEvent extends Event {
  constructor(readonly answers: CaudaAnswers) {
    super('cauda-change', { bubbles: true, composed: true });
  }
}

/** The scale that digits go to from now on. */
export class CaudaScaleEvent extends Event {
  constructor(readonly scale: CaudaScale) {
    super('cauda-scale', { bubbles: true, composed: true });
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'cauda-change': CaudaChangeEvent;
    'cauda-scale': CaudaScaleEvent;
  }
}
