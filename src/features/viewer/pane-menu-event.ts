import type { ToolPointer } from '../../editor/tools/tool.ts';

/** What can be done at a place of an image is asked for. */
export class PaneMenuEvent extends Event {
  constructor(readonly pointer: ToolPointer) {
    super('pane-menu', { bubbles: true, composed: true });
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'pane-menu': PaneMenuEvent;
  }
}
