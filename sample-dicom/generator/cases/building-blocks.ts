import type { MrWeighting } from '../acquisition/protocols.ts';
import type { PhantomSpec } from '../anatomy/phantom-spec.ts';
import type { VertebraName } from '../anatomy/vertebra-dimensions.ts';
import type { CanalDisease } from '../disease/canal-disease.ts';
import type { PixelCoding } from '../dicom/pixel-coding.ts';
import type { SeriesRequest, StackRequest } from './case-definition.ts';

export const NO_CANAL_DISEASE: CanalDisease = { fronts: [], responses: [], masses: [] };

/** A healthy person; a case changes what it needs. */
export function person(
  seed: string,
  changes: Partial<PhantomSpec> & Pick<PhantomSpec, 'anchor'>,
): PhantomSpec {
  return {
    seed, stature: 0.94, transitional: 'none', sway: 1.5, marrowFat: 0.42, discWater: 0.75, subcutaneousMm: 8,
    muscleFat: 0.08, conus: { level: 'L1', offsetMm: 0 }, cordBiasMm: 0, sacRoomMm: 0, column: [],
    canal: NO_CANAL_DISEASE, bones: [], paraspinal: [], discs: [], ...changes,
  }; // prettier-ignore
}

/** Sagittal stack of 320 x 320 pixels around a level. */
export function sagittalStack(
  level: VertebraName,
  changes: Partial<StackRequest> = {},
): StackRequest {
  return {
    plane: 'sagittal', matrix: 320, pixelMm: 1, count: 9, sliceThicknessMm: 3.5, spacingMm: 3.9, level,
    moveMm: [0, -38, 0], ...changes,
  }; // prettier-ignore
}

/** Axial stack of 256 x 256 pixels over 160 mm around a level. */
export function axialStack(level: VertebraName, changes: Partial<StackRequest> = {}): StackRequest {
  return {
    plane: 'axial', matrix: 256, pixelMm: 0.625, count: 13, sliceThicknessMm: 3.5, spacingMm: 4.2, level,
    moveMm: [0, -8, 0], ...changes,
  }; // prettier-ignore
}

/** One MR series on a stack, keyed as its folder is named. */
export function mrSeries(
  weighting: MrWeighting,
  stack: StackRequest,
  coding: PixelCoding,
  suffix = '',
): SeriesRequest {
  const plane = stack.plane === 'sagittal' ? 'sag' : 'ax';
  return { key: `${plane}-${weighting}${suffix}`, weighting, stack, coding };
}

/** A CT series on a stack. */
export function ctSeries(stack: StackRequest, coding: PixelCoding): SeriesRequest {
  return { key: stack.plane === 'sagittal' ? 'ct-sag' : 'ct-ax', weighting: 'ct', stack, coding };
}

/** The four series that every case has, the two most looked at first. */
export function spineProtocol(
  sagittal: StackRequest,
  axial: StackRequest,
  coding: PixelCoding,
  axialCoding: PixelCoding = coding,
): readonly SeriesRequest[] {
  return [
    mrSeries('t2', sagittal, coding),
    mrSeries('t2', axial, axialCoding),
    mrSeries('t1', sagittal, coding),
    // The outermost slices show ribs only; left out of one sequence they save a megabyte and a half over all cases.
    mrSeries('stir', { ...sagittal, count: sagittal.count - 2 }, coding),
  ];
}
