import { expect, it } from 'vitest';
import { reportAsText, setAsideSentence } from './open-report-model.ts';

it('counts in words up to ten', () => {
  expect(setAsideSentence(1)).toBe('One was set aside.');
  expect(setAsideSentence(3)).toBe('Three were set aside.');
  expect(setAsideSentence(11)).toBe('11 were set aside.');
});

it('lists a file and its reason a line', () => {
  expect(
    reportAsText({
      opened: 2,
      total: 3,
      setAside: [{ name: 'IM_0231', reason: 'Cut short: 118 kB of 526 kB arrived.' }],
      notes: ['Ax T2 has a gap at slice 12.'],
      canRead: true,
    }),
  ).toBe(
    'Opened 2 of 3 files. One was set aside.\nIM_0231\tCut short: 118 kB of 526 kB arrived.\nAx T2 has a gap at slice 12.',
  );
});
