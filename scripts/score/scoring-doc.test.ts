import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseOutlines } from './outlines-file.ts';
import { scoreOutlines } from './score-outlines.ts';

const DOC = readFileSync('docs/scoring.md', 'utf8');
const blockOf = (language: string): string => {
  const found = new RegExp(`\`\`\`${language}\n([\\s\\S]*?)\`\`\``).exec(DOC)?.[1];
  if (found === undefined) throw new Error(`docs/scoring.md has no ${language} block`);
  return found;
};

const scored = (text: string) => {
  const slices = parseOutlines(text);
  if (!slices.ok) throw new Error(slices.error);
  return scoreOutlines(slices.value);
};

describe('docs/scoring.md', () => {
  it('shows what the command prints for its own example', () => {
    expect(`${scored(blockOf('json')).text}\n`).toBe(blockOf('text'));
  });

  it('names files that are there', () => {
    const files = [...DOC.matchAll(/`(src\/[\w/.-]+\.ts)`/g)].map(([, path]) => path ?? '');
    expect(files.length).toBeGreaterThan(8);
    expect(files.filter((path) => !existsSync(path))).toEqual([]);
  });

  it('names functions that their files export', () => {
    const rows = [...DOC.matchAll(/^\| `(\w+)`\s*\| `(src\/[\w/.-]+\.ts)`/gm)];
    expect(rows.length).toBeGreaterThan(5);
    for (const [, name, path] of rows) {
      expect(readFileSync(path ?? '', 'utf8'), `${name} in ${path}`).toMatch(
        new RegExp(`export (function|const) ${name}\\b`),
      );
    }
  });
});

describe('an outlines file', () => {
  const example = JSON.parse(blockOf('json')) as {
    slices: Record<string, unknown>[];
    pixelMm?: number;
  };
  const changed = (change: Record<string, unknown>, ofFile: Record<string, unknown> = {}): string =>
    JSON.stringify({
      ...example,
      ...ofFile,
      slices: example.slices.map((slice) => ({ ...slice, ...change })),
    });

  it('gives the same grade in image points of any spacing', () => {
    const toPixels = (outlines: unknown): unknown =>
      (outlines as { structure: string; points: [number, number][] }[]).map(
        ({ structure, points }) => ({
          structure,
          // Rows of 0.5 and columns of 0.8 mm; the image's corner lies at (-40, -40) mm.
          points: points.map(([x, y]) => [(x + 40) / 0.8, (y + 40) / 0.5]),
        }),
      );
    const slices = example.slices.map((slice) => ({
      ...slice,
      spacingMm: { row: 0.5, column: 0.8 },
      outlines: toPixels(slice['outlines']),
      references: (slice['references'] as { outlines: unknown }[]).map(({ outlines }) => ({
        outlines: toPixels(outlines),
      })),
    }));
    const inPixels = scored(JSON.stringify({ ...example, slices }));
    const inMm = scored(blockOf('json'));
    expect(inPixels.scores.study).toEqual(inMm.scores.study);
    const valuesOf = ({ scores }: typeof inMm) =>
      scores.slices[0]?.measures.map(({ value }) => Math.round(value * 20) / 20 + 0);
    expect(valuesOf(inPixels)).toEqual(valuesOf(inMm));
  });

  it('is a range without references, and follows the reader’s answers and changed rules', () => {
    expect(scored(changed({ references: [] })).scores.study?.proposal).toMatchObject({
      kind: 'range',
    });
    const answers = { 'sac-deformed': true, 'cord-compressed-or-displaced': false };
    expect(scored(changed({ references: [], answers })).scores.study?.proposal).toEqual({
      kind: 'grade',
      grade: '1c',
    });
    // The gap is 0.5 mm: not touched where contact ends at 0.2 mm.
    const rules = { 'escc-contact-mm': 0.2, 'escc-contact-pixels': 0 };
    expect(scored(changed({}, { rules })).scores.study?.proposal).toEqual({
      kind: 'grade',
      grade: '1b',
    });
  });

  it('is graded by the cauda equina scales below the conus', () => {
    const { scores, text } = scored(changed({ belowConus: true }));
    expect(scores.study?.proposal).toEqual({ kind: 'none', reason: 'below-conus' });
    expect(scores.slices[0]?.cauda?.b).toBe(1);
    expect(text).toContain('CE-B 1');
  });

  it.each([
    ['not JSON', '{', 'This is not JSON'],
    [
      'an unknown structure',
      changed({ outlines: [{ structure: 'disc', points: [] }] }),
      'structure',
    ],
    [
      'two points',
      changed({
        outlines: [
          {
            structure: 'sac',
            points: [
              [0, 0],
              [1, 1],
            ],
          },
        ],
      }),
      'points',
    ],
    ['no slice', JSON.stringify({ ...example, slices: [] }), 'slices'],
    ['no pixel size', JSON.stringify({ ...example, pixelMm: undefined }), 'pixelMm is needed'],
    ['another format', JSON.stringify({ ...example, format: 'other' }), 'format'],
  ])('says what is wrong: %s', (_, text, said) => {
    const result = parseOutlines(text);
    expect(result.ok ? '' : result.error).toContain(said);
  });
});
