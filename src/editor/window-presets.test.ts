import { expect, it } from 'vitest';
import type { ImageFrame, ImageSeries } from '../domain/image-series.ts';
import type { PaneView } from './ports.ts';
import { nextWindow, windowPresets } from './window-presets.ts';

const stored = [
  { center: 500, width: 1000, explanation: 'WIDE' },
  { center: 40, width: 80, explanation: 'BRAIN' },
  { center: 7.125, width: 3.5, explanation: '' },
];

const view = (
  windows: typeof stored | undefined,
  chosenWindow: PaneView['chosenWindow'] = null,
): PaneView =>
  ({
    chosenWindow,
    window: { center: 500, width: 1000 },
    frame: { pixel: { windowCenter: 500, windowWidth: 1000, windows } } as unknown as ImageFrame,
  }) as PaneView;

const ct = { modality: 'CT' } as ImageSeries;
const mr = { modality: 'MR' } as ImageSeries;

it('offers every window of the file, by its own name or its numbers', () => {
  expect(windowPresets(ct, view(stored)).map(({ name }) => name)).toEqual([
    'as stored (WIDE)',
    'BRAIN',
    'stored, W 3.5 · L 7.13',
    'bone',
    'soft tissue',
    'lung',
  ]);
  expect(windowPresets(mr, view(undefined))).toEqual([
    { name: 'as stored', window: null },
    { name: 'narrow', window: { center: 400, width: 600 } },
    { name: 'wide', window: { center: 600, width: 1600 } },
  ]);
});

it('goes round, and from a window set by hand to the stored one', () => {
  const after = (chosen: PaneView['chosenWindow']) => nextWindow(ct, view(stored, chosen));
  const second = after(null);
  expect(second.name).toBe('BRAIN');
  expect(after(second.window).name).toBe('stored, W 3.5 · L 7.13');
  expect(after({ center: -500, width: 1500 }).window).toBeNull();
  expect(after({ center: 1, width: 2 }).window).toBeNull();
});
