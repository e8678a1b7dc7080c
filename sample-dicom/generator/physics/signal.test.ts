import { describe, expect, it } from 'vitest';
import { poolSignal, signalTable, type Sequence } from './signal.ts';
import { codeOf, TISSUES, type TissueName } from './tissues.ts';

const t1: Sequence = { kind: 'spin-echo', tr: 560, te: 10 };
const t2: Sequence = { kind: 'spin-echo', tr: 3500, te: 102 };
const stir: Sequence = { kind: 'stir', tr: 4200, te: 58, ti: 185 };

/** Magnitude of a tissue at a share of its second pool. */
const at = (name: TissueName, share: number, sequence: Sequence): number =>
  Math.abs(signalTable(sequence)[codeOf(name) * 256 + Math.round(share * 255)] ?? 0);

describe('the signal equation', () => {
  it('gives a spin echo as worked out by hand', () => {
    // PD 1, T1 1000, T2 100; TR 1000, TE 100: (1 - 1/e) * 1/e = 0.632121 * 0.367879 = 0.232544
    const pool = { t1Ms: 1000, t2Ms: 100, protonDensity: 1, kind: 'water' } as const;
    expect(poolSignal(pool, { kind: 'spin-echo', tr: 1000, te: 100 })).toBeCloseTo(0.232544, 6);
  });

  it('nulls a pool after inversion at T1 ln 2 when TR is long', () => {
    const pool = { t1Ms: 300, t2Ms: 100, protonDensity: 1, kind: 'fat' } as const;
    expect(poolSignal(pool, { kind: 'stir', tr: 60000, te: 50, ti: 300 * Math.LN2 })).toBeCloseTo(
      0,
      9,
    );
  });

  it('opposes fat and water in the out-of-phase echo', () => {
    const sequence = { tr: 160, te: 2.3, flipDeg: 65 };
    expect(poolSignal(TISSUES.fat.first, { kind: 'dixon-out', ...sequence })).toBeLessThan(0);
    expect(poolSignal(TISSUES.muscle.first, { kind: 'dixon-out', ...sequence })).toBeGreaterThan(0);
  });
});

describe('contrasts that a reader relies on', () => {
  it('T2: fluid is brighter than cord, cord brighter than muscle', () => {
    expect(at('csf', 0, t2)).toBeGreaterThan(2 * at('cord', 0, t2));
    expect(at('cord', 0, t2)).toBeGreaterThan(1.5 * at('muscle', 0, t2));
  });
  it('T1: metastatic marrow is darker than muscle and disc, healthy marrow brighter', () => {
    expect(at('tumour', 0.1, t1)).toBeLessThan(at('muscle', 0, t1));
    expect(at('tumour', 0.1, t1)).toBeLessThan(at('disc', 0.6, t1));
    expect(at('marrow', 0.42, t1)).toBeGreaterThan(1.3 * at('muscle', 0, t1));
  });
  it('STIR: metastatic marrow is bright, fat and healthy marrow dark', () => {
    expect(at('tumour', 0.1, stir)).toBeGreaterThan(2 * at('marrow', 0.42, stir));
    expect(at('fat', 0, stir)).toBeLessThan(0.15 * at('csf', 0, stir));
  });
  it.each([
    ['T1', t1],
    ['T2', t2],
  ])('%s: the ligamentum flavum lies between the other ligaments and fat', (_, sequence) => {
    const flavum = at('flavum', 0.1, sequence);
    expect(flavum).toBeGreaterThan(2 * at('ligament', 0.08, sequence));
    expect(flavum).toBeGreaterThan(2 * at('cortex', 0, sequence));
    expect(flavum).toBeLessThan(0.6 * at('fat', 0, sequence));
  });
  it('a blastic metastasis is dark on T1 and on STIR', () => {
    expect(at('blasticTumour', 0.1, t1)).toBeLessThan(0.5 * at('marrow', 0.42, t1));
    expect(at('blasticTumour', 0.1, stir)).toBeLessThan(at('muscle', 0, stir));
  });
});
