import { expect, it } from 'vitest';
import { reportFileName } from './download.ts';

it('names a report by its time alone', () => {
  expect(reportFileName('2026-11-21T10:15:00+01:00', 'json')).toBe(
    'thecal-reading-20261121-091500.json',
  );
  expect(reportFileName('2026-11-21T10:15:00.000Z', 'dcm')).toBe(
    'thecal-reading-20261121-101500.dcm',
  );
  expect(reportFileName('2026-11-21T10:15:00.000Z', 'zip', 'outlines')).toBe(
    'thecal-outlines-20261121-101500.zip',
  );
});
