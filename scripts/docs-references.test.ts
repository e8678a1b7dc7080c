import { describe, expect, it } from 'vitest';
import { danglingIn, type DocumentedTree } from './docs-references.ts';

const treeOf = (files: Readonly<Record<string, string>>): DocumentedTree => ({
  scripts: new Set(['start', 'build', 'check:sr']),
  paths: new Set(
    Object.keys(files).flatMap((path) => {
      const parts = path.split('/');
      return parts.map((_, i) => parts.slice(0, i + 1).join('/'));
    }),
  ),
  read: (path) => files[path] ?? '',
});

const danglingOf = (text: string, page = 'README.md'): readonly string[] =>
  danglingIn(
    page,
    treeOf({
      [page]: text,
      'docs/scoring.md': '# Scoring\n\n## By `command`, in short\n',
      'src/domain/rules.ts': '',
    }),
  );

describe('what the documentation names', () => {
  it.each([
    ['a script', '`npm run build`, `npm run check:sr` and `npm start -- --port 8080`'],
    [
      'a page, a heading of it and one of its own',
      '# Here\n[a](docs/scoring.md) [b](docs/scoring.md#by-command-in-short) [c](#here)',
    ],
    ['an address elsewhere', '[a](https://example.org/gone.md) [b](mailto:nobody@example.org)'],
    [
      'a file by path, by its end and by its name',
      '`src/domain/rules.ts`, `domain/rules.ts`, `rules.ts`',
    ],
    ['a folder', '`src/domain/` and `src/domain`'],
    [
      'what is no path of ours',
      '`/dicom-web`, `@scope/package`, `application/dicom`, `outlines.json`, `.zip`',
    ],
  ])('is there: %s', (_, text) => {
    expect(danglingOf(text)).toEqual([]);
  });

  it.each([
    [
      'a script',
      'First\n\n`npm run score -- outlines.json`',
      ['README.md:3 package.json has no script "score"'],
    ],
    ['the test of npm', 'npm test', ['README.md:1 package.json has no script "test"']],
    [
      'a page',
      '[a](docs/gone.md)',
      ['README.md:1 a link leads to docs/gone.md, which is not there'],
    ],
    [
      'a heading',
      '[a](docs/scoring.md#gone)',
      ['README.md:1 docs/scoring.md has no heading #gone'],
    ],
    [
      'a picture',
      '![a](docs/gone.png)',
      ['README.md:1 a link leads to docs/gone.png, which is not there'],
    ],
    [
      'a file',
      '`src/domain/gone.ts` and `gone.ts`',
      ['README.md:1 no src/domain/gone.ts in the tree', 'README.md:1 no gone.ts in the tree'],
    ],
    ['a folder', '`src/gone/`', ['README.md:1 no src/gone/ in the tree']],
  ])('is gone: %s', (_, text, said) => {
    expect(danglingOf(text)).toEqual(said);
  });

  it('is looked for from the page that names it', () => {
    expect(
      danglingOf('[rules](../src/domain/rules.ts), [scoring](scoring.md)', 'docs/more.md'),
    ).toEqual([]);
    expect(danglingOf('[scoring](docs/scoring.md)', 'docs/more.md')).toHaveLength(1);
  });
});
