import type { Vertebra } from '../../domain/level.ts';

/** Why a level has its grade is asked: the measure that decided is to be shown on the image. */
export class GradeWhyEvent extends Event {
  constructor(readonly vertebra: Vertebra) {
    super('grade-why', { bubbles: true, composed: true });
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'grade-why': GradeWhyEvent;
  }
}
