import type { ReadingRules } from '../../domain/rules.ts';

/** The reader wants to see the rules. */
export class RulesOpenEvent extends Event {
  constructor() {
    super('rules-open', { bubbles: true, composed: true });
  }
}

/** The reader set the rules. `isForSite`: readings begun from now on take them too. */
export class RulesChangeEvent extends Event {
  constructor(
    readonly rules: ReadingRules,
    readonly isForSite: boolean,
  ) {
    super('rules-change', { bubbles: true, composed: true });
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'rules-open': RulesOpenEvent;
    'rules-change': RulesChangeEvent;
  }
}
