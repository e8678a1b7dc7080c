import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sinsLocation } from './location.ts';
import { SINS_ITEMS, type SinsAnswer, type SinsItem } from './sins.ts';
import {
  answersOf,
  OPEN_CHOICES,
  pointsOf,
  sinsClass,
  totalSins,
  type SinsChoices,
} from './total.ts';

type Known = { readonly [I in SinsItem]: SinsAnswer<I> | null };

/** The choices of answers, null being unknown. */
const choices = (known: Known): SinsChoices => ({
  pain: known.pain === null ? OPEN_CHOICES.pain : [known.pain],
  location: known.location === null ? OPEN_CHOICES.location : [known.location],
  lesion: known.lesion === null ? OPEN_CHOICES.lesion : [known.lesion],
  alignment: known.alignment === null ? OPEN_CHOICES.alignment : [known.alignment],
  collapse: known.collapse === null ? OPEN_CHOICES.collapse : [known.collapse],
  posterolateral:
    known.posterolateral === null ? OPEN_CHOICES.posterolateral : [known.posterolateral],
});

const at = (vertebra: Parameters<typeof sinsLocation>[0]) => sinsLocation(vertebra).answer;
const body = (vertebra: 'T5' | 'S3' | 'L1' | 'T8' | 'T11' | 'L5' | 'C5' | 'L3') =>
  at({ kind: 'vertebra', vertebra });

/** Every answer set, as lists of one answer each. */
const EVERY_SET: readonly SinsChoices[] = answersOf('pain').flatMap((pain) =>
  answersOf('location').flatMap((location) =>
    answersOf('lesion').flatMap((lesion) =>
      answersOf('alignment').flatMap((alignment) =>
        answersOf('collapse').flatMap((collapse) =>
          answersOf('posterolateral').map((posterolateral) =>
            choices({ pain, location, lesion, alignment, collapse, posterolateral }),
          ),
        ),
      ),
    ),
  ),
);

describe('SINS acceptance cases', () => {
  // Expected totals are those of spec clinical-rules 4.7, each the sum of its row's points.
  it.each<{ id: string; known: Known; total: number; class: string }>([
    {
      id: 's1: T5, painless, blastic',
      known: { location: body('T5'), pain: 'none', lesion: 'blastic', alignment: 'normal', collapse: 'none', posterolateral: 'none' },
      total: 1,
      class: 'stable',
    },
    {
      id: 's2: S3, painless, blastic',
      known: { location: body('S3'), pain: 'none', lesion: 'blastic', alignment: 'normal', collapse: 'none', posterolateral: 'none' },
      total: 0,
      class: 'stable',
    },
    {
      id: 's3: L1, everything',
      known: { location: body('L1'), pain: 'mechanical', lesion: 'lytic', alignment: 'translation', collapse: 'over-50', posterolateral: 'bilateral' },
      total: 18,
      class: 'unstable',
    },
    {
      id: 's4: T8, mixed',
      known: { location: body('T8'), pain: 'non-mechanical', lesion: 'mixed', alignment: 'normal', collapse: 'up-to-50', posterolateral: 'unilateral' },
      total: 6,
      class: 'stable',
    },
    {
      id: 's5: T8, lytic',
      known: { location: body('T8'), pain: 'non-mechanical', lesion: 'lytic', alignment: 'normal', collapse: 'up-to-50', posterolateral: 'unilateral' },
      total: 7,
      class: 'indeterminate',
    },
    {
      id: 's6: T11, one side',
      known: { location: body('T11'), pain: 'mechanical', lesion: 'lytic', alignment: 'normal', collapse: 'over-50', posterolateral: 'unilateral' },
      total: 12,
      class: 'indeterminate',
    },
    {
      id: 's7: T11, both sides',
      known: { location: body('T11'), pain: 'mechanical', lesion: 'lytic', alignment: 'normal', collapse: 'over-50', posterolateral: 'bilateral' },
      total: 14,
      class: 'unstable',
    },
    {
      id: 's10: C5, translation counts instead of deformity',
      known: { location: body('C5'), pain: 'mechanical', lesion: 'lytic', alignment: 'translation', collapse: 'up-to-50', posterolateral: 'bilateral' },
      total: 16,
      class: 'unstable',
    },
    {
      id: 's11: L3, lamina only',
      known: { location: body('L3'), pain: 'none', lesion: 'lytic', alignment: 'normal', collapse: 'none', posterolateral: 'none' },
      total: 4,
      class: 'stable',
    },
  ])('$id is $total, $class', ({ known, total, class: expected }) => {
    expect(totalSins(choices(known))).toEqual({ kind: 'total', total, class: expected });
  }); // prettier-ignore

  it('s8: T2-T3 disc, pain unknown, is 8 to 11 and indeterminate all the same', () => {
    const known: Known = {
      location: at({ kind: 'disc', upper: 'T2', lower: 'T3' }),
      pain: null,
      lesion: 'lytic',
      alignment: 'normal',
      collapse: 'up-to-50',
      posterolateral: 'unilateral',
    };
    expect(totalSins(choices(known))).toEqual({
      kind: 'range',
      min: 8,
      max: 11,
      class: 'indeterminate',
      dependsOn: [],
    });
  });

  it('s9: L5, pain unknown, is 5 to 8 and depends on pain', () => {
    const known: Known = {
      location: body('L5'),
      pain: null,
      lesion: 'mixed',
      alignment: 'normal',
      collapse: 'involved-over-50',
      posterolateral: 'none',
    };
    expect(totalSins(choices(known))).toEqual({
      kind: 'range',
      min: 5,
      max: 8,
      class: null,
      dependsOn: ['pain'],
    });
  });
});

describe('every SINS answer set', () => {
  it('has a total, and the classes are counted 314, 847 and 135', () => {
    expect(EVERY_SET).toHaveLength(1296);
    const totals = EVERY_SET.map(totalSins);
    const counts = { stable: 0, indeterminate: 0, unstable: 0 };
    for (const total of totals) {
      expect(total.kind).toBe('total');
      if (total.class !== null) counts[total.class] += 1;
    }
    expect(counts).toEqual({ stable: 314, indeterminate: 847, unstable: 135 });
    const sums = totals.flatMap((total) => (total.kind === 'total' ? [total.total] : []));
    expect(sums.filter((sum) => sum === 0)).toHaveLength(1);
    expect(sums.filter((sum) => sum === 18)).toHaveLength(1);
    expect(sums.every((sum) => sum >= 0 && sum <= 18)).toBe(true);
  });

  it('changes its class with pain alone in 215 of 432', () => {
    const imageOnly = EVERY_SET.filter(({ pain }) => pain[0] === 'none');
    expect(imageOnly).toHaveLength(432);
    const changed = imageOnly.filter(
      (set) => totalSins(set).class !== totalSins({ ...set, pain: ['mechanical'] }).class,
    );
    expect(changed).toHaveLength(215);
  });
});

describe('a SINS range', () => {
  const anyOpen = fc.record({
    set: fc.constantFrom(...EVERY_SET),
    open: fc.subarray([...SINS_ITEMS]),
  });

  it('holds the total of every way to complete it, and ends at such totals', () => {
    fc.assert(
      fc.property(anyOpen, fc.constantFrom(...EVERY_SET), ({ set, open }, completion) => {
        const opened = open.reduce<SinsChoices>(
          (all, item) => ({ ...all, [item]: answersOf(item) }),
          set,
        );
        const completed = open.reduce<SinsChoices>(
          (all, item) => ({ ...all, [item]: completion[item] }),
          set,
        );
        const range = totalSins(opened);
        const total = totalSins(completed);
        if (total.kind !== 'total') throw new Error('expected a total');
        const [min, max] =
          range.kind === 'total' ? [range.total, range.total] : [range.min, range.max];
        expect(total.total).toBeGreaterThanOrEqual(min);
        expect(total.total).toBeLessThanOrEqual(max);
        if (range.class !== null) expect(total.class).toBe(range.class);
      }),
    );
  });

  it('depends on an item only if some completion turns on it', () => {
    fc.assert(
      fc.property(anyOpen, ({ set, open }) => {
        const opened = open.reduce<SinsChoices>(
          (all, item) => ({ ...all, [item]: answersOf(item) }),
          set,
        );
        const range = totalSins(opened);
        if (range.kind === 'total') return;
        expect(range.dependsOn.every((item) => open.includes(item))).toBe(true);
        expect(range.dependsOn.length > 0).toBe(range.class === null);
      }),
    );
  });

  it('is what adding up every way to complete it gives, with the items on which the class turns', () => {
    const subset = <I extends SinsItem>(item: I): fc.Arbitrary<readonly SinsAnswer<I>[]> =>
      fc.subarray([...answersOf(item)], { minLength: 1 });
    const anyChoices = fc.record({
      pain: subset('pain'),
      location: subset('location'),
      lesion: subset('lesion'),
      alignment: subset('alignment'),
      collapse: subset('collapse'),
      posterolateral: subset('posterolateral'),
    });
    fc.assert(
      fc.property(anyChoices, (open) => {
        const sums = (items: readonly SinsItem[]): readonly number[] =>
          items.reduce<readonly number[]>(
            (all, item) =>
              all.flatMap((sum) =>
                open[item].map((answer) => sum + pointsOf(item, answer as never)),
              ),
            [0],
          );
        const totals = sums(SINS_ITEMS);
        const classes = new Set(totals.map(sinsClass));
        const turning = SINS_ITEMS.filter((item) =>
          sums(SINS_ITEMS.filter((one) => one !== item)).some(
            (rest) =>
              new Set(open[item].map((answer) => sinsClass(rest + pointsOf(item, answer as never))))
                .size > 1,
          ),
        );
        const found = totalSins(open);
        expect(found.class).toBe(classes.size === 1 ? [...classes][0] : null);
        if (found.kind === 'total') {
          expect(totals).toEqual([found.total]);
          return;
        }
        expect([found.min, found.max]).toEqual([Math.min(...totals), Math.max(...totals)]);
        expect(found.dependsOn).toEqual(turning);
      }),
    );
  });

  it('never counts unknown as 0', () => {
    expect(totalSins(OPEN_CHOICES)).toMatchObject({ kind: 'range', min: 0, max: 18, class: null });
    expect(pointsOf('pain', 'mechanical')).toBe(3);
    expect([6, 7, 12, 13].map(sinsClass)).toEqual([
      'stable',
      'indeterminate',
      'indeterminate',
      'unstable',
    ]);
  });
});
