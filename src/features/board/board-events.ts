import type { BoardEdits } from '../../domain/board-edits.ts';

/** The board is to be left for the reading it shows, or for the Library. */
export class BoardLeaveEvent extends Event {
  constructor(readonly to: 'read' | 'library') {
    super('board-leave', { bubbles: true, composed: true });
  }
}

/** The reading was changed on the board and kept. */
export class BoardSavedEvent extends Event {
  constructor() {
    super('board-saved', { bubbles: true, composed: true });
  }
}

/** What is changed on the board and not saved; null when nothing is any more. */
export class BoardEditEvent extends Event {
  constructor(readonly edits: BoardEdits | null) {
    super('board-edit', { bubbles: true, composed: true });
  }
}
