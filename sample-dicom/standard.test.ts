import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ALL_CASES } from './generator/cases/all-cases.ts';

const isInstalled = spawnSync('dciodvfy', ['-version']).error === undefined;
const series = ALL_CASES.flatMap((c) =>
  c.series.map((s) => ({ id: c.id, key: s.key, count: s.stack.count })),
);

describe('files against the standard', () => {
  if (!isInstalled) {
    it.skip('dciodvfy (package dicom3tools) is not installed: no file was checked', () =>
      undefined);
    return;
  }
  it.each(series)(
    '$id $key: dciodvfy finds no error in any file',
    ({ id, key, count }) => {
      const folder = join(import.meta.dirname, 'cases', id, key);
      const files = readdirSync(folder);
      expect(files).toHaveLength(count);
      for (const file of files) {
        const { stderr, stdout } = spawnSync('dciodvfy', [join(folder, file)], {
          encoding: 'utf8',
        });
        const said = `${stdout}${stderr}`;
        expect(said).toMatch(/MRImage|CTImage/);
        expect(
          said.split('\n').filter((line) => line.startsWith('Error')),
          file,
        ).toEqual([]);
      }
    },
    60_000,
  );
});
