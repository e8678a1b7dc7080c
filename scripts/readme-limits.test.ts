import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const readme = readFileSync('README.md', 'utf8').replace(/\s+/g, ' ');
const [limits = ''] =
  /What is not supported of a file.*?(?= - The sample studies)/.exec(readme) ?? [];

/** The words of every sentence that the README says is shown, without what differs from file to file. */
const shown = [...limits.matchAll(/"([^"]+)"/g)].map(([, sentence = '']) => sentence);

/** What the program can say, each value of a template as a gap. */
const words = ['src/dicom', 'src/viewport']
  .flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
      .map((name) => readFileSync(join(folder, name), 'utf8')),
  )
  .join('\n')
  .replace(/\$\{[^}]*\}/g, '...');

describe('what the README says is shown of a file that is not supported', () => {
  it('is a list', () => {
    expect(shown.length).toBeGreaterThan(15);
  });

  it.each(shown)('%s', (sentence) => {
    const parts = sentence
      .split(/\.\.\.| \d+ |(?<= )\d+(?=,)/)
      .map((part) => part.trim().replace(/^, /, ''));
    for (const part of parts.filter((one) => one.length > 2)) expect(words).toContain(part);
  });
});
