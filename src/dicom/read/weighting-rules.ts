import type { Weighting } from '../../domain/image-series.ts';
import type { AcquisitionParameters } from './parsed-instance.ts';

/** What a rule found: a weighting and the sentence for it. */
export interface ContrastFinding {
  readonly weighting: Weighting;
  readonly reason: string;
}

type Rule = (parameters: AcquisitionParameters) => ContrastFinding | null;

/**
 * Usual limits of spin echo contrast at 1.5 and 3 T, chosen so that the protocols of the large makers fall on one side.
 * Unit: ms. Source: T1 TR 400-1100, TE < 30; T2 TR > 1300 (3D) or > 2000, TE > 60; PD long TR, short TE (Bushong,
 * Magnetic Resonance Imaging; McRobbie, MRI from Picture to Proton, chapter 3).
 */
const limits = {
  t1LongestTr: 1300,
  t1LongestTe: 30,
  t2ShortestTr: 1300,
  t2ShortestTe: 60,
  pdShortestTr: 1800,
  /** Fat is nulled at 130-180 ms (1.5 T) and 200-260 ms (3 T). */
  fatNullingTi: [80, 300],
  /** T1 FLAIR and magnetisation-prepared gradient echo. */
  t1InversionTi: [600, 1300],
  fluidNullingTi: [1700, 3000],
  t2StarShortestTe: 10,
  t1GradientLongestTe: 8,
} as const;

const within = (value: number | null, [low, high]: readonly [number, number]): boolean =>
  value !== null && value >= low && value <= high;

const hasAny = (values: readonly string[], ...wanted: readonly string[]): boolean =>
  values.some((value) => wanted.includes(value.toUpperCase()));

/** Some write several sequences into one value, as in GR_IR. */
const hasSequence = (parameters: AcquisitionParameters, wanted: string): boolean =>
  parameters.scanningSequence.some((value) => value.toUpperCase().split('_').includes(wanted));

/** "TR 3500 ms, TE 95 ms" from whatever is known. */
function timing(parameters: AcquisitionParameters): string {
  const parts = [
    ['TR', parameters.repetitionTimeMs, ' ms'],
    ['TE', parameters.echoTimeMs, ' ms'],
    ['TI', parameters.inversionTimeMs || null, ' ms'],
  ] as const;
  return parts
    .flatMap(([name, value, unit]) =>
      value === null ? [] : [`${name} ${Number(value.toPrecision(4))}${unit}`],
    )
    .join(', ');
}

/** Whether fat is suppressed by a spectral pulse. Source: ScanOptions (0018,0022) FS, SpectrallySelectedSuppression (0018,9025). */
function isFatSuppressed(parameters: AcquisitionParameters): boolean {
  return (
    hasAny(parameters.scanOptions, 'FS', 'SFS', 'FATSAT', 'FAT_SAT', 'SPIR', 'SPAIR') ||
    hasAny([parameters.spectrallySelectedSuppression], 'FAT', 'FAT_AND_WATER')
  );
}

/** Whether contrast medium was given; some write its absence in words. */
function contrastAgentOf(parameters: AcquisitionParameters): string | null {
  const agent = parameters.contrastBolusAgent.trim();
  return agent === '' || /^(no|none|n\/?a|without|nil|nein|ohne|0)\b/i.test(agent) ? null : agent;
}

const isGradientEcho = (parameters: AcquisitionParameters): boolean =>
  hasSequence(parameters, 'GR') && !hasSequence(parameters, 'SE');

const tomography: Rule = ({ modality, imageType }) => {
  if (hasAny(imageType, 'LOCALIZER')) {
    return { weighting: 'localizer', reason: 'ImageType says LOCALIZER.' };
  }
  return modality === 'CT' ? { weighting: 'ct', reason: 'The modality is CT.' } : null;
};

const diffusion: Rule = (parameters) => {
  const { imageType, bValue, sequenceName, acquisitionContrast } = parameters;
  if (hasAny(imageType, 'ADC', 'ADC_UNSPECIFIED')) {
    return { weighting: 'adc', reason: 'ImageType says ADC.' };
  }
  if (bValue !== null && bValue > 0) {
    return { weighting: 'dwi', reason: `The b-value is ${Math.round(bValue)} s/mm²: DWI.` };
  }
  if (hasAny(imageType, 'DIFFUSION', 'TRACEW') || acquisitionContrast === 'DIFFUSION') {
    return { weighting: 'dwi', reason: 'The image is marked as diffusion.' };
  }
  // The image without diffusion weighting of a diffusion series has the times of a T2, and is none to read.
  if (bValue === 0 && hasSequence(parameters, 'EP')) {
    return { weighting: 'dwi', reason: 'Echo planar with a b-value of 0 s/mm²: DWI.' };
  }
  return /ep_b\d+/i.test(sequenceName)
    ? { weighting: 'dwi', reason: `The sequence is ${sequenceName}: DWI.` }
    : null;
};

const dixonParts: readonly (readonly [Weighting, string, readonly string[]])[] = [
  ['dixon-in', 'In-phase', ['IN_PHASE', 'IN', 'IP', 'INPHASE']],
  ['dixon-out', 'Opposed-phase', ['OPP_PHASE', 'OUT_PHASE', 'OP', 'OUT', 'OPPOSED_PHASE']],
  ['dixon-water', 'Water', ['WATER', 'W']],
  ['dixon-fat', 'Fat', ['FAT', 'F']],
];

/** Source: vendors' ImageType values 3 and later (Siemens IN_PHASE, OPP_PHASE, WATER, FAT; Philips IP, OP, W, F; GE IN_PHASE, OUT_PHASE). */
const dixon: Rule = (parameters) => {
  const part = dixonParts.find(([, , names]) => hasAny(parameters.imageType.slice(2), ...names));
  if (part === undefined) return null;
  const times = timing(parameters);
  const suffix = times === '' ? '' : ` (${times})`;
  return {
    weighting: part[0],
    reason: `${part[1]} image of a Dixon acquisition, from ImageType${suffix}.`,
  };
};

const namedContrasts: Readonly<Record<string, Weighting>> = {
  T1: 't1',
  T2: 't2',
  T2_STAR: 't2-star',
  PROTON_DENSITY: 'pd',
  STIR: 'stir',
};

/** Enhanced images name their contrast. Source: DICOM PS3.3 C.8.13.3.1.4 (0008,9209). */
const named: Rule = (parameters) => {
  const weighting = namedContrasts[parameters.acquisitionContrast];
  if (weighting === undefined) return null;
  return refine(
    weighting,
    parameters,
    `AcquisitionContrast says ${parameters.acquisitionContrast}`,
  );
};

const inversion: Rule = (parameters) => {
  const { inversionTimeMs: ti, echoTimeMs: te } = parameters;
  const times = timing(parameters);
  const named = hasSequence(parameters, 'IR');
  if (!named && (ti === null || ti <= 0)) return null;
  if (within(ti, limits.fatNullingTi) && !isGradientEcho(parameters)) {
    return { weighting: 'stir', reason: `${times}: the inversion time nulls fat, STIR.` };
  }
  if (within(ti, limits.t1InversionTi) && (te ?? 0) <= limits.t1LongestTe) {
    return refine('t1', parameters, times);
  }
  const prepared = named && isGradientEcho(parameters) && ti === null;
  if (prepared && te !== null && te <= limits.t1GradientLongestTe) {
    return refine('t1', parameters, `Gradient echo after inversion, ${times}`);
  }
  if (within(ti, limits.fluidNullingTi)) {
    const reason = `${times}: the inversion time nulls fluid, so neither T1 nor T2 as the grades need it.`;
    return { weighting: 'unknown', reason };
  }
  return null;
};

const gradientEcho: Rule = (parameters) => {
  const { echoTimeMs: te, flipAngleDeg: flip, sequenceVariant, sequenceName } = parameters;
  if (!isGradientEcho(parameters) || te === null) return null;
  const angle = flip === null ? '' : `, flip angle ${flip}°`;
  const times = `Gradient echo, ${timing(parameters)}${angle}`;
  const balanced =
    /ciss|fiesta|tfi|trufi|bffe|b-ffe|cosmic/i.test(sequenceName) ||
    (hasAny(sequenceVariant, 'SS') &&
      !hasAny(sequenceVariant, 'SP') &&
      (flip ?? 0) >= 40 &&
      (parameters.repetitionTimeMs ?? Infinity) < 15);
  if (balanced) {
    return { weighting: 't2', reason: `${times}: balanced steady state, fluid bright like T2.` };
  }
  if (te >= limits.t2StarShortestTe) return { weighting: 't2-star', reason: `${times}: T2*.` };
  const t1 = te <= limits.t1GradientLongestTe && (flip === null || flip >= 8);
  return t1 && (hasAny(sequenceVariant, 'SP', 'MP') || flip !== null)
    ? refine('t1', parameters, times)
    : null;
};

const spinEcho: Rule = (parameters) => {
  const { repetitionTimeMs: tr, echoTimeMs: te } = parameters;
  if (tr === null || te === null || tr <= 0 || te <= 0 || isGradientEcho(parameters)) return null;
  const times = timing(parameters);
  if (te >= limits.t2ShortestTe) {
    return tr >= limits.t2ShortestTr ? refine('t2', parameters, times) : null;
  }
  if (te <= limits.t1LongestTe && tr <= limits.t1LongestTr) {
    // A gradient echo that does not say so has a TR no spin echo reaches.
    return tr >= 200 ? refine('t1', parameters, times) : null;
  }
  return tr >= limits.pdShortestTr ? refine('pd', parameters, times) : null;
};

/** Adds contrast medium and fat suppression to a basic weighting. */
function refine(
  weighting: Weighting,
  parameters: AcquisitionParameters,
  because: string,
): ContrastFinding {
  const fat = isFatSuppressed(parameters) ? ', fat suppressed' : '';
  const agent = contrastAgentOf(parameters);
  if (weighting === 't1' && agent !== null) {
    return {
      weighting: 't1-post',
      reason: `${because}${fat}, contrast medium given: T1 post-contrast.`,
    };
  }
  if (weighting === 't2' && fat !== '') {
    return { weighting: 't2-fs', reason: `${because}${fat}: T2 with fat suppression.` };
  }
  const name = { t1: 'T1', t2: 'T2', pd: 'PD', stir: 'STIR', 't2-star': 'T2*' }[
    weighting as string
  ];
  return { weighting, reason: `${because}${fat}: ${name ?? weighting}.` };
}

/** The rules in the order they are tried: what a file states before what its times suggest. */
export const contrastRules: readonly Rule[] = [
  tomography,
  diffusion,
  dixon,
  named,
  inversion,
  gradientEcho,
  spinEcho,
];
