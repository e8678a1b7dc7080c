import type { KeyGroup } from '../../components/dialogs/keys-dialog.ts';
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
        | 'delete' | 'copy-outline' | 'key-image' | 'next-level' | 'previous-level'
        | 'worst-slice' | 'slice-up' | 'slice-down' | 'other-pane' | 'escape' | 'confirm-sins';
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
  r: 'arrow',
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
  i: 'invert',
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
  Tab: 'other-pane',
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
    if (letter === 's') return { kind: 'confirm-sins' };
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

/** The key map as shown. */
export const KEY_GROUPS: readonly KeyGroup[] = [
  {
    title: 'Levels and compartments',
    rows: [
      { keys: ['L'], text: 'Name levels' },
      { keys: ['N'], text: 'Tip of the conus' },
      { keys: ['P'], text: 'Schematic of the compartments' },
      { keys: ['E'], text: 'Compartment marker on the image' },
      { keys: ['[', ']'], text: 'Level with disease before, after' },
    ],
  },
  {
    title: 'Outlines',
    rows: [
      { keys: ['D'], text: 'Cord (roots below the conus)' },
      { keys: ['S'], text: 'Thecal sac' },
      { keys: ['F'], text: 'CSF' },
      { keys: ['T'], text: 'Tumour of the chosen kind' },
      { keys: ['K'], text: 'Canal' },
      { keys: ['O'], text: 'Vertebral body' },
      { keys: ['X'], text: 'Snap to edges, on and off' },
      { keys: ['Ctrl', 'D'], text: 'Copy the chosen outline to the next slice' },
      { keys: ['Delete'], text: 'Delete the chosen mark' },
    ],
  },
  {
    title: 'Measure',
    rows: [
      { keys: ['G'], text: 'Distance' },
      { keys: ['H'], text: 'Body height: front, middle, back' },
      { keys: ['Q'], text: 'Angle between two lines' },
      { keys: ['J'], text: 'Signal or HU of a region' },
      { keys: ['R'], text: 'Arrow with words' },
      { keys: ['U'], text: 'Key image, on and off' },
    ],
  },
  {
    title: 'Scores',
    rows: [
      { keys: ['0', 'A', 'B', 'C', '2', '3'], text: 'ESCC grade 0, 1a, 1b, 1c, 2, 3' },
      { keys: ['Enter'], text: 'Accept the proposed ESCC grade' },
      { keys: ['Shift', 'S'], text: 'Confirm all proposed SINS items' },
      { keys: ['M'], text: 'Show the measures on the image' },
      { keys: ['Y'], text: 'Copy the report sentence' },
    ],
  },
  {
    title: 'Images',
    rows: [
      { keys: ['↑', '↓'], text: 'Slice before, after' },
      { keys: ['Home'], text: 'Slice that decided the grade' },
      { keys: ['Tab'], text: 'Other image' },
      { keys: ['W'], text: 'Next window preset' },
      { keys: ['I'], text: 'Invert' },
      { keys: ['Shift', 'F'], text: 'Fit' },
      { keys: ['Z'], text: 'Hold: overlays off' },
      { keys: ['V'], text: 'Identity on and off' },
      { keys: ['Shift', '1'], text: 'One image; Shift 2 two, Shift 4 four' },
    ],
  },
  {
    title: 'Reading',
    rows: [
      { keys: ['Ctrl', 'Z'], text: 'Undo; Ctrl Y redo' },
      { keys: ['Ctrl', 'S'], text: 'Save as DICOM SR' },
      { keys: ['Ctrl', 'O'], text: 'Open a saved reading' },
      { keys: ['Esc'], text: 'Give up what is under way; then the pointer' },
      { keys: ['?'], text: 'These keys' },
    ],
  },
];
