import type { Settings } from '../../storage/settings.ts';

/** The reader wants back to the Library, or this reading on the board or as a question. */
export class LeaveReadingEvent extends Event {
  constructor(readonly to: 'library' | 'board' | 'teach') {
    super('leave-reading', { bubbles: true, composed: true });
  }
}

/** The study is to be opened again, with what has come since. */
export class StudyAgainEvent extends Event {
  constructor() {
    super('study-again', { bubbles: true, composed: true });
  }
}

/** The reader changed something that this browser remembers; whoever owns the settings keeps it. */
export class SettingsChangeEvent extends Event {
  constructor(readonly change: (settings: Settings) => Settings) {
    super('settings-change', { bubbles: true, composed: true });
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'leave-reading': LeaveReadingEvent;
    'study-again': StudyAgainEvent;
    'settings-change': SettingsChangeEvent;
  }
}
