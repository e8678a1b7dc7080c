import { ESCC_GRADES, type EsccGrade } from '../escc.ts';
import { gradeSlice } from '../grade-slice.ts';
import type { EsccSliceResult } from '../slice-result.ts';
import { createRandom } from './random.ts';
import {
  drawnByHand,
  SCENE_FAULT_NAMES,
  SCENE_FAULTS,
  withVariedReferences,
  type SceneFaultName,
} from './scene-faults.ts';
import { scenes, type Scene } from './scenes.ts';

/** What became of a scene whose grade is known. A range is right where it holds the grade. */
export const SCENE_VERDICTS = [
  'right', 'neighbours', 'wide', 'at least', 'none', 'refused',
  'flagged low', 'silently low', 'flagged high', 'high', '1c called 2 or 3',
] as const; // prettier-ignore
/** One of them. */
export type SceneVerdict = (typeof SCENE_VERDICTS)[number];

/** Holds what is proposed against what is known. */
export function verdictOf(truth: EsccGrade, { proposal, flags }: EsccSliceResult): SceneVerdict {
  const rank = (grade: EsccGrade): number => ESCC_GRADES.indexOf(grade);
  const isFlagged = flags.some(({ kind }) => kind === 'boundary');
  switch (proposal.kind) {
    case 'none':
      return proposal.reason === 'review' ? 'refused' : 'none';
    case 'at-least':
      return rank(proposal.lowest) <= rank(truth) ? 'at least' : 'high';
    case 'range':
      if (rank(proposal.highest) < rank(truth)) return 'silently low';
      if (rank(proposal.lowest) > rank(truth)) return 'high';
      return rank(proposal.highest) - rank(proposal.lowest) === 1 ? 'neighbours' : 'wide';
    case 'grade':
      if (proposal.grade === truth) return 'right';
      if (rank(proposal.grade) < rank(truth)) return isFlagged ? 'flagged low' : 'silently low';
      if (truth === '1c') return '1c called 2 or 3';
      return isFlagged ? 'flagged high' : 'high';
  }
}

/** How the scenes are drawn. */
export type SceneHand = 'clean' | 'by hand';

/**
 * Half a pixel of a hand: the amplitude of a smooth wave, of which this is the root mean square, in pixels. With it rule
 * 1.0 refused three in four scenes of grade 3, as was found on other scenes.
 */
const HAND_RMS_PIXELS = 0.3;
/** How much references by hand vary in size along a spine. */
const REFERENCE_SHARE = 0.03;

/** What a fault leaves of a scene, drawn one way or the other. */
export function faultyScene(
  scene: Scene,
  fault: SceneFaultName,
  hand: SceneHand,
  seed: number,
): Scene {
  const random = createRandom(seed);
  const faulty = SCENE_FAULTS[fault](scene.input, random);
  const input =
    hand === 'clean'
      ? faulty
      : drawnByHand(
          withVariedReferences(faulty, REFERENCE_SHARE, random),
          HAND_RMS_PIXELS * faulty.pixelMm,
          random,
        );
  return { ...scene, input };
}

/** One scene of a run, with what became of it. */
export interface SceneOutcome {
  readonly scene: Scene;
  readonly fault: SceneFaultName;
  readonly hand: SceneHand;
  readonly verdict: SceneVerdict;
}

/** Grades scenes drawn well (`fault` none) and with one fault each in turn, in a fixed order. */
export const gradeScenes = (
  count: number,
  seed: number,
  faults: readonly SceneFaultName[] = SCENE_FAULT_NAMES,
  hand: SceneHand = 'clean',
): readonly SceneOutcome[] =>
  scenes(count, seed).map((scene, i) => {
    const fault = faults[Math.floor(i / 7) % faults.length] ?? 'none';
    const faulty = faultyScene(scene, fault, hand, seed + 31 * i);
    return {
      scene: faulty,
      fault,
      hand,
      verdict: verdictOf(scene.truth, gradeSlice(faulty.input)),
    };
  });

/** How often each verdict fell. */
export function countVerdicts(
  outcomes: readonly SceneOutcome[],
): Readonly<Record<SceneVerdict, number>> {
  const counts = Object.fromEntries(SCENE_VERDICTS.map((one) => [one, 0])) as Record<
    SceneVerdict,
    number
  >;
  for (const { verdict } of outcomes) counts[verdict] += 1;
  return counts;
}
