import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { SINS_ITEMS, type SinsAnswer, type SinsItem } from './sins.ts';
import { totalSins, type SinsChoices } from './total.ts';

type TruthSins = { readonly [I in SinsItem]: SinsAnswer<I> } & {
  readonly total: number;
  readonly class: string;
};

interface Truth {
  readonly lesions: readonly { readonly level: string; readonly sins: TruthSins | null }[];
}

/** The truth of the sample studies adds the points up by a table of its own: the two tables must agree. */
const CASES = join(process.cwd(), 'sample-dicom', 'cases');
const scored = (existsSync(CASES) ? readdirSync(CASES).toSorted() : []).flatMap((id) => {
  const truth = JSON.parse(readFileSync(join(CASES, id, 'truth.json'), 'utf8')) as Truth;
  return truth.lesions.flatMap(({ level, sins }) => (sins === null ? [] : [{ id, level, sins }]));
});

describe('the SINS of the sample studies', () => {
  it.each(scored)('$id $level: $sins.total', ({ sins }) => {
    const choices = Object.fromEntries(
      SINS_ITEMS.map((item) => [item, [sins[item]]]),
    ) as unknown as SinsChoices;
    expect(totalSins(choices)).toEqual({ kind: 'total', total: sins.total, class: sins.class });
  });
});
