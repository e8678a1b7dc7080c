import type { KeyGroup } from './keys-dialog.ts';

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
