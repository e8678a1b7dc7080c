import { describe, expect, it } from 'vitest';
import { SCENE_FAULT_NAMES } from './scene-faults.ts';
import { countVerdicts, gradeScenes, type SceneOutcome } from './scene-table.ts';

/**
 * A fixed sample of the constructed scenes; `npm run scenes` prints the whole table. The goals are those of spec
 * clinical-rules 3.7.
 */
const SEED = 20_261_130;

const named = (outcomes: readonly SceneOutcome[]): readonly string[] =>
  outcomes.map(({ scene, fault, hand, verdict }) =>
    [scene.family, scene.truth, fault, hand, verdict].join(', '),
  );

describe('constructed scenes', { timeout: 120_000 }, () => {
  it('drawn well are single and right in 95 of 100, and never low', () => {
    const outcomes = gradeScenes(105, SEED, ['none']);
    const counts = countVerdicts(outcomes);
    expect(counts.right / outcomes.length).toBeGreaterThanOrEqual(0.95);
    expect(named(outcomes.filter(({ verdict }) => verdict === 'silently low'))).toEqual([]);
  });

  it('drawn by hand are single in 80 of 100, refused in 5 at most, and never silently low', () => {
    const outcomes = gradeScenes(105, SEED + 1, ['none'], 'by hand');
    const counts = countVerdicts(outcomes);
    expect(counts.refused / outcomes.length).toBeLessThanOrEqual(0.05);
    expect(counts.right / outcomes.length).toBeGreaterThanOrEqual(0.8);
    expect(counts.high / outcomes.length).toBeLessThanOrEqual(0.02);
    expect(named(outcomes.filter(({ verdict }) => verdict === 'silently low'))).toEqual([]);
  });

  it('with one thing missing or careless are never silently low', () => {
    const outcomes = gradeScenes(259, SEED + 2, SCENE_FAULT_NAMES);
    expect(named(outcomes.filter(({ verdict }) => verdict === 'silently low'))).toEqual([]);
  });
});
