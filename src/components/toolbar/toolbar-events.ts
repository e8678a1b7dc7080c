import type { OutlineRole } from '../../domain/reading.ts';
import type { TumourKind } from '../../editor/session-state.ts';
import type { ToolName } from './tools.ts';

/** A tool was chosen; the active tool again means back to the pointer, which the owner decides. */
export class ToolChooseEvent extends Event {
  constructor(readonly tool: ToolName) {
    super('tool-choose', { bubbles: true, composed: true });
  }
}

/** The tumour tool is to draw this kind. */
export class TumourKindChooseEvent extends Event {
  constructor(readonly kind: TumourKind) {
    super('tumour-kind-choose', { bubbles: true, composed: true });
  }
}

/** Outlines drawn next are evidence for this. */
export class OutlineRoleChooseEvent extends Event {
  constructor(readonly role: OutlineRole) {
    super('outline-role-choose', { bubbles: true, composed: true });
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'tool-choose': ToolChooseEvent;
    'tumour-kind-choose': TumourKindChooseEvent;
    'outline-role-choose': OutlineRoleChooseEvent;
  }
}
