import type { EsccGrade } from '../../domain/escc/escc.ts';
import type { ToolName } from '../../editor/session-state.ts';

/** What a key of the Read screen asks for. */
export type ReadAction =
  | { readonly kind: 'tool'; readonly tool: ToolName }
  | { readonly kind: 'grade'; readonly grade: EsccGrade }
  | { readonly kind: 'layout'; readonly layout: '1x1' | '1x2' | '2x2' }
  | {
      readonly kind:
        | 'accept' | 'undo' | 'redo' | 'save' | 'open' | 'schematic' | 'copy-sentence' | 'keys'
        | 'identity' | 'overlays' | 'measures' | 'window-preset' | 'invert' | 'fit' | 'snapping'
        | 'pointer' | 'delete' | 'copy-outline' | 'key-image' | 'next-level' | 'previous-level'
        | 'worst-slice' | 'slice-up' | 'slice-down' | 'other-pane' | 'escape' | 'confirm-sins' | 'board' | 'reference';
    }; // prettier-ignore

const TOOL_KEYS: Readonly<Record<string, ToolName>> = {
  l: 'level',
  n: 'conus',
  e: 'marker',
  d: 'cord',
  s: 'sac',
  f: 'csf',
  t: 'tumour',
  k: 'canal',
  o: 'body',
  g: 'distance',
  h: 'height',
  q: 'angle',
  j: 'signal',
  r: 'translation',
};

const GRADE_KEYS: Readonly<Record<string, EsccGrade>> = { a: '1a', b: '1b', c: '1c' };
const GRADE_DIGITS: Readonly<Record<string, EsccGrade>> = {
  Digit0: '0', Digit2: '2', Digit3: '3', Numpad0: '0', Numpad2: '2', Numpad3: '3',
}; // prettier-ignore

const PLAIN_KEYS: Readonly<
  Record<string, Exclude<ReadAction['kind'], 'tool' | 'grade' | 'layout'>>
> = {
  Enter: 'accept',
  p: 'schematic',
  y: 'copy-sentence',
  '?': 'keys',
  v: 'identity',
  m: 'measures',
  w: 'window-preset',
  i: 'reference',
  x: 'snapping',
  Delete: 'delete',
  Backspace: 'delete',
  u: 'key-image',
  ']': 'next-level',
  '[': 'previous-level',
  Home: 'worst-slice',
  ArrowUp: 'slice-up',
  ArrowDown: 'slice-down',
  PageUp: 'slice-up',
  PageDown: 'slice-down',
  '.': 'other-pane',
  ' ': 'pointer',
  Escape: 'escape',
};

/** The action of a key press; null where the key means nothing here. Letters go by `key`, digits by `code` (French rows). */
export function actionOfKey(event: KeyboardEvent): ReadAction | null {
  const letter = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  if (event.ctrlKey || event.metaKey) {
    if (event.altKey) return null;
    if (letter === 'z') return { kind: event.shiftKey ? 'redo' : 'undo' };
    if (letter === 'y') return { kind: 'redo' };
    if (letter === 's') return { kind: 'save' };
    if (letter === 'o') return { kind: 'open' };
    if (letter === 'd') return { kind: 'copy-outline' };
    return null;
  }
  if (event.altKey) return null;
  if (event.shiftKey) {
    if (event.key === '?') return { kind: 'keys' };
    if (letter === 'f') return { kind: 'fit' };
    if (letter === 'i') return { kind: 'invert' };
    if (letter === 's') return { kind: 'confirm-sins' };
    if (letter === 'b') return { kind: 'board' };
    if (letter === 'a') return { kind: 'tool', tool: 'arrow' };
    if (event.code === 'Digit1') return { kind: 'layout', layout: '1x1' };
    if (event.code === 'Digit2') return { kind: 'layout', layout: '1x2' };
    if (event.code === 'Digit4') return { kind: 'layout', layout: '2x2' };
    return null;
  }
  const grade = GRADE_DIGITS[event.code] ?? GRADE_KEYS[letter];
  if (grade) return { kind: 'grade', grade };
  const tool = TOOL_KEYS[letter];
  if (tool) return { kind: 'tool', tool };
  const kind = PLAIN_KEYS[letter];
  return kind ? { kind } : null;
}
