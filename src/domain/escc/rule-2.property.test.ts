import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { largestOutline, offset, regionArea, subtract, toRegion } from '../../geometry/boolean.ts';
import { centroid } from '../../geometry/polygon.ts';
import { at, box } from './acceptance-shapes.ts';
import { ESCC_GRADES, type EsccProposal } from './escc.ts';
import { gradeSlice } from './grade-slice.ts';
import type { EsccReference, EsccSliceInput } from './slice-input.ts';
import type { SceneFaultName } from './testing/scene-faults.ts';
import { faultyScene } from './testing/scene-table.ts';
import { buildScene, SCENE_BUILDS, SCENE_FAMILIES } from './testing/scenes.ts';

/** Laws of rule 2.0 over constructed scenes. Source: spec clinical-rules 3.5 ("Property tests") and 3.7. */

/** The same scenes at every run: a law that fails is mended, not run again. */
const RUNS = { seed: 20_261_130, numRuns: 40 } as const;

const scene = fc
  .record({
    seed: fc.integer({ min: 1, max: 1_000_000 }),
    family: fc.constantFrom(...SCENE_FAMILIES),
    build: fc.constantFrom(...SCENE_BUILDS),
    hand: fc.constantFrom('clean' as const, 'by hand' as const),
  })
  .map(({ seed, family, build, hand }) =>
    faultyScene(buildScene(seed, family, build), 'none', hand, seed),
  );

/** The grades between which a proposal leaves it, as ranks; null where it leaves none. */
function spanOf(proposal: EsccProposal): { readonly low: number; readonly high: number } | null {
  const rank = (grade: (typeof ESCC_GRADES)[number]): number => ESCC_GRADES.indexOf(grade);
  switch (proposal.kind) {
    case 'grade':
      return { low: rank(proposal.grade), high: rank(proposal.grade) };
    case 'range':
      return { low: rank(proposal.lowest), high: rank(proposal.highest) };
    case 'at-least':
      return { low: rank(proposal.lowest), high: ESCC_GRADES.length - 1 };
    case 'none':
      return proposal.reason === 'no-epidural-tumour' ? { low: 0, high: 0 } : null;
  }
}

const spanFor = (input: EsccSliceInput) => spanOf(gradeSlice(input).proposal);

const onReferences = (
  input: EsccSliceInput,
  change: (one: EsccReference) => EsccReference,
): EsccSliceInput => ({ ...input, references: input.references.map(change) });

const withoutCanals = (input: EsccSliceInput): EsccSliceInput =>
  onReferences({ ...input, canal: null }, (one) => ({ ...one, canal: null }));

/** A box somewhere around the canal, without what of it lies on the sac or on tumour; null where too little is left. */
function pieceOf(
  { sac, canal, tumour }: EsccSliceInput,
  place: { readonly angle: number; readonly mm: number; readonly size: number },
) {
  if (sac === null || canal === null) return null;
  const [cx, cy] = centroid(canal);
  const [x, y] = [cx + place.mm * Math.cos(place.angle), cy + place.mm * Math.sin(place.angle)];
  const half = place.size / 2;
  const taken = toRegion([sac, ...tumour.map(({ polygon }) => polygon)]);
  const piece = largestOutline(
    subtract(toRegion([box(x - half, y - half, x + half, y + half)]), offset(taken, 0.1)),
  );
  return piece.length > 0 && regionArea([piece]) > 0.5 ? piece.map(([px, py]) => at(px, py)) : null;
}

describe('ESCC with more tumour', { timeout: 60_000 }, () => {
  it('an extradural outline that overlaps nothing never lowers the top', () => {
    fc.assert(
      fc.property(
        scene,
        fc.record({
          angle: fc.double({ min: 0, max: 2 * Math.PI, noNaN: true }),
          mm: fc.double({ min: 6, max: 16, noNaN: true }),
          size: fc.double({ min: 1, max: 6, noNaN: true }),
        }),
        fc.constantFrom('epidural' as const, 'bone' as const, 'paraspinal' as const),
        fc.boolean(),
        (drawn, place, kind, hasCanals) => {
          const polygon = pieceOf(drawn.input, place);
          const input = hasCanals ? drawn.input : withoutCanals(drawn.input);
          const before = spanFor(input);
          if (polygon === null || before === null) return;
          const after = spanFor({ ...input, tumour: [...input.tumour, { kind, polygon }] });
          expect(after?.high).toBeGreaterThanOrEqual(before.high);
        },
      ),
      RUNS,
    );
  });
});

describe('ESCC with less drawn', { timeout: 60_000 }, () => {
  it.each<readonly [string, (input: EsccSliceInput) => EsccSliceInput]>([
    ['the canal', (input) => ({ ...input, canal: null })],
    ['all canals', withoutCanals],
    ['a reference', (input) => ({ ...input, references: input.references.slice(1) })],
    ['all references', (input) => ({ ...input, references: [] })],
    ['the sacs of the references', (input) => onReferences(input, (r) => ({ ...r, sac: null }))],
    ['the cords of the references', (input) => onReferences(input, (r) => ({ ...r, cord: null }))],
  ])('without %s no single grade is lower than with it', (_, without) => {
    fc.assert(
      fc.property(scene, ({ input }) => {
        const whole = spanFor(input);
        const { proposal, flags } = gradeSlice(without(input));
        if (whole === null || proposal.kind !== 'grade') return;
        // A grade by half a pixel says so by itself.
        if (flags.some(({ kind }) => kind === 'boundary')) return;
        expect(spanOf(proposal)?.low).toBeGreaterThanOrEqual(whole.low);
      }),
      { ...RUNS, numRuns: 20 },
    );
  });
});

describe('ESCC with a slip of the hand', { timeout: 60_000 }, () => {
  const slips: readonly SceneFaultName[] = [
    'sac slips out of the canal',
    'tumour drawn into the sac',
    'cord slips out of the sac',
  ];

  it('what was mended leaves the grade of the slice without the slip possible', () => {
    fc.assert(
      fc.property(
        scene,
        fc.constantFrom(...slips),
        fc.integer({ min: 1, max: 1_000_000 }),
        (drawn, slip, seed) => {
          const clean = gradeSlice(drawn.input).proposal;
          const { input } = faultyScene(drawn, slip, 'clean', seed);
          const { proposal, flags, mended } = gradeSlice(input);
          const isMended = mended.length > 0 || flags.some(({ kind }) => kind === 'overlap');
          if (clean.kind !== 'grade' || !isMended) return;
          const rank = ESCC_GRADES.indexOf(clean.grade);
          const span = spanOf(proposal);
          if (flags.some(({ kind }) => kind === 'boundary')) return;
          expect(span?.low).toBeLessThanOrEqual(rank);
          expect(span?.high).toBeGreaterThanOrEqual(rank);
        },
      ),
      { ...RUNS, numRuns: 60 },
    );
  });
});
