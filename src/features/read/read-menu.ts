import type { ReadMenuItem } from '../../components/read-bar/read-bar.ts';
import { keyOfAction, type ReadAction } from './read-keys.ts';

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
    ...only(archive !== 'none', 'save-archive-all', 'Save to the archive in all forms'),
    saveItem('save-json', 'Save as DICOM SR (JSON)', archive !== 'usual'),
    { command: 'save-dcm', label: 'Save as DICOM SR (.dcm)' },
    { command: 'save-key-images', label: 'Save key images as DICOM (KO)' },
    { command: 'save-key-image-states', label: 'Save key images with marks (GSPS)' },
    { command: 'save-outlines', label: 'Save outlines as DICOM SEG' },
    { command: 'save-structures', label: 'Save cord, sac, tumour as RT Structure Set' },
    { command: 'save-all', label: 'Save all of these (.zip)' },
    { command: 'teaching-case', label: 'Make a teaching case' },
  ]),
  ...group('Open', [
    { command: 'open-report', label: 'Open a saved reading' },
    { command: 'versions', label: 'Versions of this reading' },
    ...only(keptItems > 0, 'kept-items', `Kept from other software (${keptItems})`),
    ...only(hasAnswerKey, 'answer-key', 'Show the answer key in place of this reading'),
  ]),
  ...group('Marks', [
    { command: 'marks', label: 'All marks' },
    { command: 'carry-outlines', label: 'Carry outlines to the next slice' },
    ...only(areProposalsOn, 'fill-block', 'Fill the slices between outlined ones'),
    { command: 'proposals', label: `Proposals from the image: ${areProposalsOn ? 'on' : 'off'}` },
    { command: 'snapping', label: `Snap to edges: ${isSnapping ? 'on' : 'off'}` },
    { command: 'rules', label: 'Rules and tolerances', icon: 'settings' },
  ]),
  ...group('Images', [
    { command: 'key-image', label: 'Key image' },
    { command: 'invert', label: 'Invert' },
    { command: 'fit', label: 'Fit to the window' },
    { command: 'layout-1x1', label: 'One image' },
    { command: 'layout-1x2', label: 'Two images' },
    { command: 'layout-2x2', label: 'Four images' },
  ]),
];

interface MenuEntry extends ReadMenuItem {
  readonly command: ReadAction;
}

/** Items under one title, each with its key. */
const group = (title: string, entries: readonly MenuEntry[]): readonly ReadMenuItem[] =>
  entries.map((entry, i) => {
    const keys = keyOfAction(entry.command);
    return { ...(keys ? { keys } : {}), ...entry, ...(i === 0 ? { title } : {}) };
  });

const only = (isOffered: boolean, command: ReadAction, label: string): readonly MenuEntry[] =>
  isOffered ? [{ command, label }] : [];

const saveItem = (command: ReadAction, label: string, isUsual: boolean): MenuEntry => ({
  command,
  label,
  ...(isUsual ? { keys: keyOfAction('save') } : {}),
});
