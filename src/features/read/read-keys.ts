import type { KeyGroup } from '../../components/dialogs/keys-dialog.ts';
import type { EsccGrade } from '../../domain/escc/escc.ts';
import type { ToolName } from '../../editor/session-state.ts';
import { typedKey, type KeyPress } from '../../editor/typed-key.ts';
import type { SaveTarget } from './save-desk.ts';

/** Everything that a key, the menu or a button of the Read screen asks for. */
export type ReadAction =
  | `tool-${Exclude<ToolName, 'pointer'>}`
  | `grade-${EsccGrade}`
  | 'layout-1x1' | 'layout-1x2' | 'layout-2x2'
  | `save-${SaveTarget}`
  | 'accept' | 'confirm-sins' | 'undo' | 'redo' | 'save' | 'sign' | 'open-report' | 'report-short' | 'report-long'
  | 'copy-sentence' | 'answer-key' | 'versions' | 'rules' | 'kept-items' | 'teaching-case' | 'proposals' | 'fill-block'
  | 'carry-outlines' | 'marks' | 'mark-menu' | 'schematic' | 'keys' | 'reference' | 'identity' | 'measures' | 'window-preset' | 'invert' | 'fit'
  | 'snapping' | 'pointer' | 'delete' | 'key-image' | 'next-level' | 'previous-level' | 'worst-slice' | 'slice-up'
  | 'slice-down' | 'other-pane' | 'escape' | 'board' | 'library'; // prettier-ignore

/** A key by what it prints, after the modifiers that are held: "D", "Shift F", "Ctrl S", "Delete". */
export type KeyStroke = string;

/** What a key does, and how the list of keys says it. */
interface KeyRow {
  readonly action: ReadAction;
  readonly strokes: readonly KeyStroke[];
  /** Rows with the same words stand together. */
  readonly text: string;
}

/** The keys of the Read screen, by task: what they do, the list of them and the menu's hints all come from here. */
const READ_KEYS: readonly { readonly title: string; readonly rows: readonly KeyRow[] }[] = [
  {
    title: 'Levels and compartments',
    rows: [
      { action: 'tool-level', strokes: ['L'], text: 'Name levels' },
      { action: 'tool-conus', strokes: ['N'], text: 'Tip of the conus' },
      { action: 'schematic', strokes: ['P'], text: 'Schematic of the compartments' },
      { action: 'tool-marker', strokes: ['E'], text: 'Compartment marker on the image' },
      { action: 'previous-level', strokes: ['['], text: 'Level with disease before, after' },
      { action: 'next-level', strokes: [']'], text: 'Level with disease before, after' },
    ],
  },
  {
    title: 'Outlines',
    rows: [
      { action: 'tool-cord', strokes: ['D'], text: 'Cord (roots below the conus); click inside for a proposal' },
      { action: 'tool-sac', strokes: ['S'], text: 'Thecal sac' },
      { action: 'tool-csf', strokes: ['F'], text: 'CSF' },
      { action: 'tool-tumour', strokes: ['T'], text: 'Tumour of the chosen kind' },
      { action: 'tool-canal', strokes: ['K'], text: 'Canal' },
      { action: 'tool-body', strokes: ['O'], text: 'Vertebral body' },
      { action: 'snapping', strokes: ['X'], text: 'Snap to edges, on and off' },
      { action: 'carry-outlines', strokes: ['Ctrl D'], text: 'Carry the outlines to the next slice' },
      { action: 'delete', strokes: ['Delete', 'Backspace'], text: 'Delete the chosen mark' },
      { action: 'mark-menu', strokes: [',', 'ContextMenu', 'Shift F10'], text: 'Menu of the chosen mark (right click, a finger held)' },
      { action: 'marks', strokes: ['Shift M'], text: 'All marks' },
    ],
  },
  {
    title: 'Measure',
    rows: [
      { action: 'tool-distance', strokes: ['G'], text: 'Distance' },
      { action: 'tool-height', strokes: ['H'], text: 'Body height: front, middle, back' },
      { action: 'tool-angle', strokes: ['Q'], text: 'Angle between two lines' },
      { action: 'tool-signal', strokes: ['J'], text: 'Signal or HU of a region' },
      { action: 'tool-translation', strokes: ['R'], text: 'Translation: three corners' },
      { action: 'tool-arrow', strokes: ['Shift A'], text: 'Arrow with words' },
      { action: 'key-image', strokes: ['U'], text: 'Key image, on and off' },
    ],
  },
  {
    title: 'Scores',
    rows: [
      { action: 'grade-0', strokes: ['0'], text: 'ESCC grade 0, 1a, 1b, 1c, 2, 3' },
      { action: 'grade-1a', strokes: ['A'], text: 'ESCC grade 0, 1a, 1b, 1c, 2, 3' },
      { action: 'grade-1b', strokes: ['B'], text: 'ESCC grade 0, 1a, 1b, 1c, 2, 3' },
      { action: 'grade-1c', strokes: ['C'], text: 'ESCC grade 0, 1a, 1b, 1c, 2, 3' },
      { action: 'grade-2', strokes: ['2'], text: 'ESCC grade 0, 1a, 1b, 1c, 2, 3' },
      { action: 'grade-3', strokes: ['3'], text: 'ESCC grade 0, 1a, 1b, 1c, 2, 3' },
      { action: 'accept', strokes: ['Enter'], text: 'Accept the proposed ESCC grade' },
      { action: 'confirm-sins', strokes: ['Shift S'], text: 'Confirm all proposed SINS items' },
      { action: 'measures', strokes: ['M'], text: 'Show the measures on the image' },
      { action: 'copy-sentence', strokes: ['Y'], text: 'Copy the report sentence' },
    ],
  },
  {
    title: 'Images',
    rows: [
      { action: 'slice-up', strokes: ['↑', 'PageUp'], text: 'Slice before, after' },
      { action: 'slice-down', strokes: ['↓', 'PageDown'], text: 'Slice before, after' },
      { action: 'worst-slice', strokes: ['Home'], text: 'Slice that decided the grade' },
      { action: 'other-pane', strokes: ['.'], text: 'Other image' },
      { action: 'window-preset', strokes: ['W'], text: 'Next window preset' },
      { action: 'invert', strokes: ['Shift I'], text: 'Invert' },
      { action: 'fit', strokes: ['Shift F'], text: 'Fit' },
      { action: 'identity', strokes: ['V'], text: 'Identity on and off' },
      { action: 'layout-1x1', strokes: ['Shift 1'], text: 'One image' },
      { action: 'layout-1x2', strokes: ['Shift 2'], text: 'Two images' },
      { action: 'layout-2x2', strokes: ['Shift 4'], text: 'Four images' },
    ],
  },
  {
    title: 'Reading',
    rows: [
      { action: 'undo', strokes: ['Ctrl Z'], text: 'Undo' },
      { action: 'redo', strokes: ['Ctrl Y', 'Ctrl Shift Z'], text: 'Redo' },
      { action: 'save', strokes: ['Ctrl S'], text: 'Save as DICOM SR' },
      { action: 'open-report', strokes: ['Ctrl O'], text: 'Open a saved reading' },
      { action: 'board', strokes: ['Shift B'], text: 'Show it to the tumour board' },
      { action: 'escape', strokes: ['Escape'], text: 'Give up what is under way; then the reference, then the tool' },
      { action: 'pointer', strokes: ['Space'], text: 'The pointer' },
      { action: 'reference', strokes: ['I'], text: 'Reference: definitions and what else it may be' },
      { action: 'keys', strokes: ['?'], text: 'These keys' },
    ],
  },
]; // prettier-ignore

/** Held, not pressed: it hides what is drawn for as long as it is down. */
export const HOLD_KEY: KeyStroke = 'Z';

const ACTION_OF = new Map(
  READ_KEYS.flatMap(({ rows }) =>
    rows.flatMap(({ action, strokes }) => strokes.map((stroke) => [stroke, action] as const)),
  ),
);

/** The list of keys, as it is shown. */
export function readKeyGroups(): readonly KeyGroup[] {
  return READ_KEYS.map(({ title, rows }) => {
    const shown: { keys: string[]; text: string }[] = [];
    for (const { action, strokes, text } of rows) {
      const before = shown.at(-1);
      const keys = (strokes[0] ?? '').split(' ');
      if (before?.text === text) before.keys.push(...keys);
      else shown.push({ keys, text });
      if (action === 'fit') shown.push({ keys: [HOLD_KEY], text: 'Hold: overlays off' });
    }
    return { title, rows: shown };
  });
}

/** The key of an action, "Ctrl S"; empty where it has none. */
export const keyOfAction = (action: ReadAction): KeyStroke =>
  READ_KEYS.flatMap(({ rows }) => rows).find((row) => row.action === action)?.strokes[0] ?? '';

/** What a press asks for; null where the key means nothing here. */
export function actionOfKey(event: KeyPress): ReadAction | null {
  const stroke = strokeOf(event);
  return stroke === null ? null : (ACTION_OF.get(stroke) ?? null);
}

const NAMED: Readonly<Record<string, string>> = { ' ': 'Space', ArrowUp: '↑', ArrowDown: '↓' };

/** The stroke of a press, by the usual keys. A sign that a layout prints with AltGr or Shift is that sign. */
export function strokeOf(event: KeyPress): KeyStroke | null {
  const { key, digit, isControl, isAlt } = typedKey(event);
  if (isAlt) return null;
  if (SIGNS.has(key)) return isControl ? `Ctrl ${key}` : key;
  const name = digit ?? NAMED[key] ?? (key.length === 1 ? key.toUpperCase() : key);
  return [...(isControl ? ['Ctrl'] : []), ...(event.shiftKey ? ['Shift'] : []), name].join(' ');
}

/** Printed by different presses on different layouts. */
const SIGNS: ReadonlySet<string> = new Set(['?', '[', ']', '.', ',']);

/** Keys that a focused control needs for itself: Enter presses it, Space too, arrows move in it. */
export function isControlKey(event: KeyboardEvent, action: ReadAction): boolean {
  const [target] = event.composedPath();
  const isControl =
    target instanceof HTMLElement &&
    target.matches(
      'button, a, [role=radio], [role=slider], [role=gridcell], [role=option], [tabindex]',
    );
  if (!isControl) return false;
  return CONTROL_ACTIONS.has(action);
}

const CONTROL_ACTIONS: ReadonlySet<ReadAction> = new Set<ReadAction>([
  'accept', 'slice-up', 'slice-down', 'pointer', 'worst-slice',
]); // prettier-ignore
