import { svg, type SVGTemplateResult } from 'lit';
import { ESCC_GRADES, type EsccProposal } from '../../domain/escc/escc.ts';
import { proposalTitle } from '../../domain/escc/explain.ts';
import { proposalAt, type ToleranceSweep } from '../../domain/escc/tolerance-sweep.ts';

/** Unit: px of the drawing, which is stretched to the width of the panel. */
const WIDTH = 400;
const ROW = 24;

/** The proposals of a sweep as rows, the highest grade on top; what is no grade comes last. */
function rowsOf({ bands }: ToleranceSweep): readonly EsccProposal[] {
  const rank = (proposal: EsccProposal): number =>
    proposal.kind === 'grade' ? ESCC_GRADES.indexOf(proposal.grade) : -1;
  const byTitle = new Map(bands.map(({ proposal }) => [proposalTitle(proposal), proposal]));
  return [...byTitle.values()].sort((a, b) => rank(b) - rank(a));
}

/** Grade against tolerance: a step for every band, a line at the tolerance in force, a dot where the slider is. */
export function renderPlot(sweep: ToleranceSweep, value: number): SVGTemplateResult {
  const rows = rowsOf(sweep);
  const x = (tolerance: number): number => (tolerance / sweep.largest) * WIDTH;
  const y = (proposal: EsccProposal): number =>
    (rows.findIndex((row) => proposalTitle(row) === proposalTitle(proposal)) + 0.5) * ROW;
  const height = rows.length * ROW;
  const path = sweep.bands
    .map(({ from, to, proposal }, i) => `${i === 0 ? 'M' : 'L'}${x(from)} ${y(proposal)} H${x(to)}`)
    .join(' ');
  const here = proposalAt(sweep, value);
  return svg`<svg class="plot" viewBox="0 0 ${WIDTH} ${height}" style="height: ${height}px" preserveAspectRatio="none" aria-hidden="true">
    ${rows.map((row) => svg`<line class="grid" x1="0" x2=${WIDTH} y1=${y(row)} y2=${y(row)} />`)}
    <line class="now" x1=${x(sweep.now)} x2=${x(sweep.now)} y1="0" y2=${height} />
    <path class="steps" d=${path} />
    ${here ? svg`<line class="here" x1=${x(value)} x2=${x(value)} y1=${y(here) - 8} y2=${y(here) + 8} />` : null}
  </svg>`;
}

/** The rows' names, beside the plot. Shape: one for each row, top down. */
export const plotLabels = (sweep: ToleranceSweep): readonly string[] =>
  rowsOf(sweep).map(proposalTitle);

/** Every flip in words, e.g. "1b to 1c at 1.05 mm". */
export const flipWords = (sweep: ToleranceSweep, unit: string): readonly string[] =>
  sweep.bands.slice(1).map(({ from, proposal }, i) => {
    const before = sweep.bands[i];
    return `${before ? proposalTitle(before.proposal) : ''} to ${proposalTitle(proposal)} at ${from.toFixed(2)} ${unit}`;
  });
