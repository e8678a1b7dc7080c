import type { Outline } from '../reading.ts';
import type { EsccFacts } from './decide.ts';
import { narrowingToleranceMm } from './facts.ts';
import type { JudgedReading } from './measured-reading.ts';
import type { OutlineDoubt } from './slice-input.ts';
import type { EsccTolerances } from './tolerances.ts';

/** Proposals of this project, in pixels, measured on the sample studies by `npm run assist:report`. */
const OFF = {
  /** The depth of the sac rests on the lines of two slices. */
  sac: 1,
  cord: 0.5,
  /** A sac is not called undeformed before it is further from the tolerance by so much: nothing is too low unseen. */
  undeformed: 1.5,
  /** By so much more where the image is not clear, and where it shows hardly any edge. */
  unclear: 1.5,
  guess: 2,
} as const;

/** Joints from which an outline is clear, and may be used after a look. Source: spec assist 2, "Show". */
const CLEAR_JOINT = 0.7;
const CHECK_JOINT = 0.5;

/** How an outline came about, and what for. */
export type OutlineSource = Pick<Outline, 'structure' | 'role' | 'origin' | 'proposal'>;

/** What is to be doubted of a slice whose outlines, its references' included, came from the image untouched; else null. */
export function doubtOf(outlines: readonly OutlineSource[], pixelMm: number): OutlineDoubt | null {
  const untouched = outlines.filter(
    ({ origin }) =>
      origin === 'proposed-accepted' || origin === 'carried' || origin === 'interpolated',
  );
  const offMm = (structure: 'sac' | 'cord'): number =>
    Math.max(
      0,
      ...untouched
        .filter((one) => one.structure === structure)
        .map(({ proposal }) => OFF[structure] * unclearBy(proposal?.joint ?? null) * pixelMm),
    );
  const [sacMm, cordMm] = [offMm('sac'), offMm('cord')];
  if (sacMm === 0 && cordMm === 0) return null;
  const isGuess = untouched.some(
    ({ structure, role, proposal }) =>
      structure === 'cord' && role === 'index' && (proposal?.joint ?? 1) < CHECK_JOINT,
  );
  return { sacMm, cordMm, isGuess };
}

function unclearBy(joint: number | null): number {
  if (joint === null) return OFF.unclear;
  if (joint < CHECK_JOINT) return OFF.guess;
  return joint < CLEAR_JOINT ? OFF.unclear : 1;
}

/** The facts with everything left open that a proposed outline, off by as much as it may be, would turn round. */
export function doubtedFacts(
  { facts, measured, one }: JudgedReading,
  tolerances: EsccTolerances,
  { sacMm, cordMm, isGuess }: OutlineDoubt,
): EsccFacts {
  const { sacDepth, cordDepth, narrowing, displacement, csfBetween } = measured;
  const isNear = (found: { readonly valueMm: number } | null, limitMm: number, offMm: number) =>
    found !== null && Math.abs(found.valueMm - limitMm) < offMm;
  const { depthMm, displacementMm } = tolerances;
  const sacOffMm = facts.deformed === false ? sacMm * OFF.undeformed : sacMm;
  const isSacOpen = isNear(sacDepth, depthMm, sacOffMm);
  const open = [
    ...(isNear(cordDepth, depthMm, cordMm) ? ['cordDepth'] : []),
    ...(!csfBetween && isNear(narrowing, narrowingToleranceMm(tolerances), cordMm)
      ? ['cordNarrowing']
      : []),
  ];
  const compressedBy = facts.compressedBy.filter((by) => !open.includes(by));
  return {
    ...facts,
    deformed: isSacOpen ? null : facts.deformed,
    isShapeKept: facts.isShapeKept && !isSacOpen,
    compressed: compressedBy.length > 0 ? true : open.length > 0 ? null : facts.compressed,
    compressedBy,
    // A middle is known better than a line.
    displaced: isNear(displacement, displacementMm, cordMm / 2) ? null : facts.displaced,
    // Where even a guess leaves no fluid at all there is none: the higher grade stands.
    csfVisible: isGuess && (one.csf.decidingMm2 ?? 0) > 0 ? null : facts.csfVisible,
  };
}
