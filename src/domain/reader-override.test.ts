import { describe, expect, it } from 'vitest';
import type { EsccConfirmation, EsccMeasure, EsccProposal } from './escc/escc.ts';
import { overrideOf } from './reader-override.ts';

const confirmed = (change: Partial<EsccConfirmation> = {}): EsccConfirmation => ({
  grade: '3',
  confirmedAt: '2031-03-14T09:00:00Z',
  image: null,
  proposal: null,
  ruleVersion: '2.0',
  reason: null,
  basis: null,
  ...change,
});

const csf: EsccMeasure = {
  name: 'csfArea',
  value: 95.2,
  tolerance: 3,
  unit: 'mm2',
  decided: true,
  method: 'direct',
};

const measured = (proposal: EsccProposal | null, measures: readonly EsccMeasure[] = []) =>
  ({
    proposal,
    deciding: proposal === null ? null : { result: { measures } },
  }) as unknown as Parameters<typeof overrideOf>[0]['escc'];

describe('a grade beside the measures', () => {
  it('says both, the measure on which theirs hangs, and why the reader differs', () => {
    expect(
      overrideOf({
        confirmed: confirmed({ reason: 'poor-image' }),
        escc: measured({ kind: 'grade', grade: '2' }, [csf]),
      }),
    ).toBe('3 by the reader; the measures say 2 (CSF visible, 95 mm²); reason: poor image');
    expect(
      overrideOf({
        confirmed: confirmed({ grade: '2' }),
        escc: measured({ kind: 'range', lowest: '1a', highest: '1c', open: [] }),
      }),
    ).toBe('2 by the reader; the measures say 1a-1c; no reason given');
  });

  it('goes by what it was given beside, where nothing is measured now', () => {
    const proposal: EsccProposal = { kind: 'grade', grade: '1c' };
    expect(overrideOf({ confirmed: confirmed({ proposal }), escc: measured(null) })).toBe(
      '3 by the reader; the measures say 1c; no reason given',
    );
  });

  it('is nothing where both agree, where nothing was measured, and without a grade', () => {
    expect(
      overrideOf({ confirmed: confirmed(), escc: measured({ kind: 'grade', grade: '3' }) }),
    ).toBeNull();
    expect(
      overrideOf({ confirmed: confirmed(), escc: measured({ kind: 'at-least', lowest: '1b' }) }),
    ).toBeNull();
    expect(overrideOf({ confirmed: confirmed(), escc: measured(null) })).toBeNull();
    expect(
      overrideOf({ confirmed: null, escc: measured({ kind: 'grade', grade: '2' }) }),
    ).toBeNull();
  });
});
