import { percentile } from '../../src/domain/assist/statistics.ts';
import { centroid, isInside } from '../../src/geometry/polygon.ts';
import { agreementOf } from './agreement.ts';
import { hasRealCase, realSlices } from './axial-case.ts';
import { proposalOn } from './proposals.ts';

/** A real series with expert outlines. Names as in its truth. */
export interface RealSeries {
  readonly caseName: string;
  readonly series: string;
  readonly cord: string;
  readonly sac: string | null;
}

/** The real axial series that lie beside the project, where they do. */
export const REAL_SERIES: readonly RealSeries[] = [
  { caseName: 'cerv_t2_seg', series: 'T2w 3D 1mm crop axial', cord: 'spinal cord', sac: null },
  {
    caseName: 'unf01_t1t2',
    series: 'T2w 1mm slab axial',
    cord: 'spinal cord',
    sac: 'CSF/canal (csfseg)',
  },
  { caseName: 'cerv_t1_seg', series: 'T1w 3D 1mm crop axial', cord: 'spinal cord', sac: null },
];

/** What one click a slice gives on a real series. */
export interface RealResult {
  readonly slices: number;
  readonly refused: number;
  readonly cordDice: readonly number[];
  /** Of those accepted (joint at least 0.5). */
  readonly acceptedDice: readonly number[];
  readonly sacDice: readonly number[];
  readonly clear: number;
  readonly clearBad: number;
  readonly asked: number;
}

/** Proposes on every slice with a cord of a real series, or on every `step`-th, one click each. */
export async function measureRealSeries(
  { caseName, series, cord, sac }: RealSeries,
  step = 1,
): Promise<RealResult> {
  const slices = await realSlices(caseName, series);
  const result = {
    slices: 0, refused: 0, cordDice: [] as number[], acceptedDice: [] as number[], sacDice: [] as number[],
    clear: 0, clearBad: 0, asked: 0,
  }; // prettier-ignore
  for (const [index, slice] of slices.entries()) {
    const [trueCord] = slice.outlines(cord);
    if (!trueCord || index % step !== 0) continue;
    result.slices++;
    const proposal = proposalOn(slice, trueCord, 'no walls', index, null);
    if (proposal === null) {
      result.refused++;
      continue;
    }
    const { dice } = agreementOf(proposal.cord.points, trueCord, slice.slice);
    result.cordDice.push(dice);
    if (proposal.joint >= 0.5) result.acceptedDice.push(dice);
    if (proposal.word === 'clear') {
      result.clear++;
      if (dice < 0.85) result.clearBad++;
    }
    if (proposal.question !== null) result.asked++;
    const trueSac =
      sac === null
        ? undefined
        : slice.outlines(sac).find((ring) => isInside(ring, centroid(trueCord)));
    if (trueSac && proposal.sac) {
      result.sacDice.push(agreementOf(proposal.sac.points, trueSac, slice.slice).dice);
    }
  }
  return result;
}

const text = (values: readonly number[]): string =>
  values.length === 0
    ? '-'
    : `${(values.reduce((sum, one) => sum + one, 0) / values.length).toFixed(3)} (p5 ${percentile(values, 5).toFixed(3)})`;

/** The table of the real series, with a line for each that is absent. */
export async function measureReal(): Promise<string> {
  const lines = [
    '| real series | slices / refused | cord Dice | of those accepted | sac Dice | clear / bad of these | asked |',
    `|${'---|'.repeat(7)}`,
  ];
  for (const series of REAL_SERIES) {
    const name = `${series.caseName} ${series.series}`;
    if (!hasRealCase(series.caseName)) {
      lines.push(`| ${name} | absent: not measured | | | | | |`);
      continue;
    }
    const found = await measureRealSeries(series);
    const { slices, refused, cordDice, acceptedDice, sacDice, clear, clearBad, asked } = found;
    lines.push(
      `| ${name} | ${slices} / ${refused} | ${text(cordDice)} | ${text(acceptedDice)} | ${text(sacDice)} | ${clear} / ${clearBad} | ${asked} |`,
    );
  }
  return lines.join('\n');
}
