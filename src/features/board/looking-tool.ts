import type { Tool } from '../../editor/tools/tool.ts';

/** In front of a room the primary button changes nothing: pictures are scrolled, moved and windowed, marks stay. */
export const LOOKING: Tool = {
  hints: [],
  cursor: 'default',
  pointerDown: () => undefined,
  pointerMove: () => undefined,
  pointerUp: () => undefined,
  doubleClick: () => undefined,
  key: () => false,
  cancel: () => false,
  preview: () => [],
};
