import { clockFace } from './arc.ts';
import type { EsccSliceResult, LossAgainstReferences } from './slice-result.ts';

/** The accompanying measures, in the order in which they are shown. */
export type AccompanyingName =
  'cord' | 'ratio' | 'area' | 'mscc' | 'mcc' | 'occupancy' | 'csf' | 'distance' | 'arc' | 'sac';

/** One accompanying measure in words. */
export interface AccompanyingRow {
  readonly id: AccompanyingName;
  readonly label: string;
  /** The number with its unit. */
  readonly value: string;
  /** What belongs beside the number: a comparison, how it was had; else empty. */
  readonly note: string;
  /** One or two sentences, with the source where it is not our own. */
  readonly definition: string;
  /** Validated elsewhere, not for metastatic compression. */
  readonly isDescriptive: boolean;
}

/** Half of the canal: the entry of a trial of radiotherapy without steroid. Source: spec clinical-rules item 34. */
const OCCUPANCY_PERCENT = 50;
/** Where high dose still reaches the tumour. Unit: mm. Source: spec clinical-rules item 35. */
const NEAR_CORD_MM = [2, 3] as const;

const DEFINITIONS: Readonly<Record<AccompanyingName, string>> = {
  cord: 'Extent of the cord front to back and side to side, through its centre, on this axial slice.',
  ratio:
    'Cord front to back divided by side to side. A round cord has 1; a severe published example has 0.37.',
  area: 'Area of the cord divided by the mean area of the cord on the reference slices.',
  mscc: 'Loss of the cord’s front-to-back extent against the levels above and below (Fehlings, Miyanji), here from the axial outlines. Made for cervical injury and myelopathy, not for metastases.',
  mcc: 'Loss of the canal’s free front-to-back extent, from tumour to wall, against the levels above and below. Made for cervical injury and myelopathy, not for metastases.',
  occupancy:
    'Epidural tumour within the canal as a share of the canal’s area. A trial of radiotherapy without steroid took patients below 50 %.',
  csf: 'Area of the sac less that of the cord; after opening, what is left once everything thinner than the contact tolerance is taken away.',
  distance:
    'Shortest distance between epidural tumour and cord. Published stereotactic plans reach full dose 2 to 3 mm from the cord.',
  arc: 'Tumour within 2 mm outside the sac, in rays of one degree from the sac’s centre. Clock as on the image: 12 in front, 3 at the patient’s left.',
  sac: 'Loss of the sac’s area against the mean of the reference slices.',
};

const mm = (value: number): string => `${value.toFixed(1)} mm`;
const mm2 = (value: number): string => `${value.toFixed(0)} mm²`;

/** Every accompanying measure the outlines allow. Source: spec clinical-rules 3.6. */
export function describeAccompanying({
  accompanying: a,
  drawing,
  cauda,
}: EsccSliceResult): readonly AccompanyingRow[] {
  // Below the conus the roots stand in the cord's place, and its measures mean nothing.
  const isCord = cauda === null;
  return [
    ...(isCord && a.cordApMm !== null && a.cordRlMm !== null
      ? [row('cord', 'Cord AP × RL', `${a.cordApMm.toFixed(1)} × ${mm(a.cordRlMm)}`)]
      : []),
    ...(isCord && a.compressionRatio !== null
      ? [row('ratio', 'Compression ratio', a.compressionRatio.toFixed(2), 'AP / RL')]
      : []),
    ...(isCord && a.cordAreaRatio !== null && a.cordAreaMm2 !== null
      ? [row('area', 'Cord area ratio', a.cordAreaRatio.toFixed(2), mm2(a.cordAreaMm2))]
      : []),
    ...(isCord ? lossRow('mscc', 'MSCC, cord', a.mscc) : []),
    ...lossRow(
      'mcc',
      'MCC, canal',
      a.mcc,
      a.canalFreeApMm === null ? null : `${mm(a.canalFreeApMm)} free`,
    ),
    ...(!isCord && a.sacEffacementPercent !== null
      ? [row('sac', 'Sac effaced', `${a.sacEffacementPercent.toFixed(0)} %`)]
      : []),
    ...(a.occupancyPercent === null
      ? []
      : [
          row(
            'occupancy',
            'Canal occupied',
            `${a.occupancyPercent.toFixed(1)} %`,
            a.occupancyPercent < OCCUPANCY_PERCENT
              ? `below ${OCCUPANCY_PERCENT} %`
              : `${OCCUPANCY_PERCENT} % or more`,
          ),
        ]),
    ...(a.residualMm2 === null
      ? []
      : [
          row(
            'csf',
            isCord ? 'Sac less cord' : 'Sac less roots',
            mm2(a.residualMm2),
            a.csfOpenedMm2 === null ? '' : `${mm2(a.csfOpenedMm2)} after opening`,
          ),
        ]),
    ...(isCord && a.gapMm !== null
      ? [row('distance', 'Tumour to cord', mm(a.gapMm), distanceBand(a.gapMm))]
      : []),
    ...arcRow(drawing.arc),
  ];
}

const row = (id: AccompanyingName, label: string, value: string, note = ''): AccompanyingRow => ({
  id,
  label,
  value,
  note,
  definition: DEFINITIONS[id],
  isDescriptive: id === 'mscc' || id === 'mcc',
});

function lossRow(
  id: 'mscc' | 'mcc',
  label: string,
  loss: LossAgainstReferences | null,
  also: string | null = null,
): readonly AccompanyingRow[] {
  if (loss === null) return [];
  const notes = [
    ...(also === null ? [] : [also]),
    ...(loss.isOneSided ? ['one-sided'] : []),
    ...(loss.isLarger ? ['larger than the reference'] : []),
  ];
  // A loss of exactly nothing needs no decimals.
  const value = loss.isLarger ? '0 %' : `${loss.percent.toFixed(1)} %`;
  return [row(id, label, value, notes.join(', '))];
}

function distanceBand(gapMm: number): string {
  const [near, far] = NEAR_CORD_MM;
  if (gapMm < near) return `below ${near} mm`;
  return gapMm < far ? `${near} to ${far} mm` : `${far} mm or more`;
}

function arcRow(arc: EsccSliceResult['drawing']['arc']): readonly AccompanyingRow[] {
  const longest = arc?.runs[0];
  if (arc === null || longest === undefined) return [];
  const face = clockFace(longest);
  const clock = face === null ? 'all around' : `${face.from} to ${face.to} o’clock`;
  const runs =
    arc.runs.length === 1
      ? 'in one run'
      : `in ${arc.runs.length} runs, the longest ${Math.round(arc.longestRunDeg)}°`;
  return [
    row(
      'arc',
      'Arc around the sac',
      `${Math.round(arc.totalDeg)}°`,
      face === null ? clock : `${runs}, ${clock}`,
    ),
  ];
}
