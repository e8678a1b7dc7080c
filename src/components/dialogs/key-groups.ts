import type { KeyGroup } from './keys-dialog.ts';

/** The key map as shown; what the keys do lies with the Read screen. */
export const READ_KEY_GROUPS: readonly KeyGroup[] = [
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
      { keys: ['D'], text: 'Cord (roots below the conus); click inside for a proposal' },
      { keys: ['S'], text: 'Thecal sac' },
      { keys: ['F'], text: 'CSF' },
      { keys: ['T'], text: 'Tumour of the chosen kind' },
      { keys: ['K'], text: 'Canal' },
      { keys: ['O'], text: 'Vertebral body' },
      { keys: ['X'], text: 'Snap to edges, on and off' },
      { keys: ['Ctrl', 'D'], text: 'Carry the outlines to the next slice' },
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
      { keys: ['R'], text: 'Translation: three corners' },
      { keys: ['Shift', 'A'], text: 'Arrow with words' },
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
      { keys: ['.'], text: 'Other image' },
      { keys: ['W'], text: 'Next window preset' },
      { keys: ['Shift', 'I'], text: 'Invert' },
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
      { keys: ['Shift', 'B'], text: 'Show it to the tumour board' },
      { keys: ['Esc'], text: 'Give up what is under way; then the reference, then the tool' },
      { keys: ['Space'], text: 'The pointer' },
      { keys: ['I'], text: 'Reference: definitions and what else it may be' },
      { keys: ['?'], text: 'These keys' },
    ],
  },
];

/** The keys of the other screens. */
export const SCREEN_KEY_GROUPS: readonly KeyGroup[] = [
  {
    title: 'Board',
    rows: [
      { keys: ['J', 'K'], text: 'Next case, case before' },
      { keys: ['←', '→'], text: 'Level before, after' },
      { keys: ['1', '2', '3', '4'], text: 'Pain, primary, deficit, prior radiation' },
      { keys: ['S'], text: 'Save what was changed' },
      { keys: ['X', 'P'], text: 'PDF, PNG' },
      { keys: ['L', 'F'], text: 'Light, full screen' },
      { keys: ['I', 'E'], text: 'Reference, evaluation (EPOSO)' },
    ],
  },
  {
    title: 'Teach',
    rows: [
      { keys: ['N'], text: 'No ESCC grade is defined' },
      { keys: ['Enter'], text: 'Show the key; then the next case' },
      { keys: ['D', 'S', 'T', 'K'], text: 'Outline cord, sac, tumour, canal' },
      { keys: ['Y', 'O'], text: 'My outlines or those of the key, none' },
      { keys: ['M', 'I'], text: 'Measures, definition' },
    ],
  },
  { title: 'Library', rows: [{ keys: ['O'], text: 'Open a folder' }] },
];
