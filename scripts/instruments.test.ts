import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { expect, test } from 'vitest';
import { CONFLICTS } from '../src/domain/reference/conflicts.ts';
import { INSTRUMENTS } from '../src/domain/reference/instruments.ts';
import { danglingIn, openProject, type Project } from './instruments/resolve.ts';
import { instrumentsPage } from './instruments/table.ts';
import { CONFLICT_PLACES, INSTRUMENT_PLACES } from './instruments/where.ts';

const root = resolve(import.meta.dirname, '..');

test('every instrument and every conflict has a place with a control, code and a test', () => {
  expect(Object.keys(INSTRUMENT_PLACES)).toEqual(Object.keys(INSTRUMENTS));
  expect(Object.keys(CONFLICT_PLACES)).toEqual(Object.keys(CONFLICTS));
  for (const place of [...Object.values(INSTRUMENT_PLACES), ...Object.values(CONFLICT_PLACES)]) {
    expect([place.controls, place.code, place.tests].every((some) => some.length > 0)).toBe(true);
  }
});

test('every file, test and control that docs/instruments.md names is there', () => {
  const project = openProject(root);
  expect(
    [...Object.entries(INSTRUMENT_PLACES), ...Object.entries(CONFLICT_PLACES)].flatMap(
      ([name, place]) => danglingIn(name, place, project),
    ),
  ).toEqual([]);
});

test('docs/instruments.md is what the tables say', async () => {
  const path = join(root, 'docs', 'instruments.md');
  const options = await resolveConfig(path);
  expect(readFileSync(path, 'utf8')).toBe(
    await format(instrumentsPage(), { ...options, parser: 'markdown' }),
  );
});

test('what is gone is named', () => {
  const project: Project = {
    has: (path) => path === 'src/a.test.ts',
    read: () => "it('adds', () => {});",
    words: "@customElement('thecal-there') class A { render() { return 'Here'; } }",
  };
  const place = {
    controls: ['thecal-there', 'Here', 'thecal-gone', 'Nowhere'],
    code: ['src/gone.ts'],
    tests: [
      ['src/a.test.ts', 'adds'],
      ['src/a.test.ts', 'subtracts'],
      ['src/gone.test.ts', 'adds'],
    ],
  } as const;
  expect(danglingIn('1', place, project)).toEqual([
    '1: no file src/gone.ts',
    '1: no test "subtracts" in src/a.test.ts',
    '1: no file src/gone.test.ts',
    '1: no control thecal-gone',
    '1: no control Nowhere',
  ]);
});
