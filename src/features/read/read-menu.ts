import type { ReadMenuItem } from '../../components/read-bar/read-bar.ts';

/** The Reading menu. */
export const readMenu = ({
  archive,
  hasAnswerKey,
  isSnapping,
  areProposalsOn,
  keptItems,
}: {
  /** Whether the reading can be stored on an archive, and whether that is what saving means. */
  readonly archive: 'none' | 'offered' | 'usual';
  readonly hasAnswerKey: boolean;
  readonly isSnapping: boolean;
  readonly areProposalsOn: boolean;
  /** How many things of another program's report are kept. */
  readonly keptItems: number;
}): readonly ReadMenuItem[] => [
  ...group('Report', [
    { command: 'report-short', label: 'Copy the report, short' },
    { command: 'report-long', label: 'Copy the report, long' },
    { command: 'sign', label: 'Sign and save as final' },
  ]),
  ...group('Save', [
    ...(archive === 'none'
      ? []
      : [saveItem('save-archive', 'Save to the archive', archive === 'usual')]),
    saveItem('save-json', 'Save as DICOM SR (JSON)', archive !== 'usual'),
    { command: 'save-dcm', label: 'Save as DICOM SR (.dcm)' },
    { command: 'save-key-images', label: 'Save key images as DICOM (KO)' },
    { command: 'save-outlines', label: 'Save outlines as DICOM SEG' },
    { command: 'teaching-case', label: 'Make a teaching case' },
  ]),
  ...group('Open', [
    { command: 'open-report', label: 'Open a saved reading', keys: 'Ctrl O' },
    { command: 'versions', label: 'Versions of this reading' },
    ...(keptItems > 0
      ? [{ command: 'kept-items', label: `Kept from other software (${keptItems})` }]
      : []),
    ...(hasAnswerKey
      ? [{ command: 'answer-key', label: 'Show the answer key in place of this reading' }]
      : []),
  ]),
  ...group('Outlines', [
    { command: 'copy-next', label: 'Carry outlines to the next slice', keys: 'Ctrl D' },
    ...(areProposalsOn
      ? [{ command: 'fill-block', label: 'Fill the slices between outlined ones' }]
      : []),
    { command: 'proposals', label: `Proposals from the image: ${areProposalsOn ? 'on' : 'off'}` },
    { command: 'snapping', label: `Snap to edges: ${isSnapping ? 'on' : 'off'}`, keys: 'X' },
    { command: 'rules', label: 'Rules and tolerances', icon: 'settings' },
  ]),
  ...group('Images', [
    { command: 'key-image', label: 'Key image', keys: 'U' },
    { command: 'invert', label: 'Invert', keys: 'Shift I' },
    { command: 'fit', label: 'Fit to the window', keys: 'Shift F' },
    { command: 'layout-1x1', label: 'One image', keys: 'Shift 1' },
    { command: 'layout-1x2', label: 'Two images', keys: 'Shift 2' },
    { command: 'layout-2x2', label: 'Four images', keys: 'Shift 4' },
  ]),
];

/** Items under one title. */
const group = (title: string, items: readonly ReadMenuItem[]): readonly ReadMenuItem[] =>
  items.map((item, i) => (i === 0 ? { ...item, title } : item));

const saveItem = (command: string, label: string, isUsual: boolean): ReadMenuItem => ({
  command,
  label,
  ...(isUsual ? { keys: 'Ctrl S' } : {}),
});
