import type { Vertebra } from '../../domain/level.ts';

/** A reader chose a level: on the strip or in the table. */
export class LevelSelectEvent extends Event {
  constructor(readonly vertebra: Vertebra) {
    super('level-select', { bubbles: true, composed: true });
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'level-select': LevelSelectEvent;
  }
}
