import type { SpineProfile, SpineStation } from '../../domain/escc/spine-profile.ts';
import { proposalTitle } from '../../domain/escc/explain.ts';

/** Size and margins of the plot. Unit: drawing units, near CSS px. */
export const PLOT = {
  width: 380,
  height: 176,
  left: 34,
  right: 8,
  areas: { top: 8, bottom: 92 },
  gaps: { top: 104, bottom: 152 },
  names: 168,
} as const;

/** The curves of the upper part. */
export type AreaCurve = 'sac' | 'cord' | 'csf';

/** A place of the plot. */
export interface PlotPoint {
  readonly x: number;
  readonly y: number;
}

/** A profile laid out for drawing. */
export interface SpinePlot {
  readonly curves: Readonly<Record<AreaCurve, readonly (readonly PlotPoint[])[]>>;
  readonly gaps: readonly PlotPoint[];
  readonly stations: readonly {
    readonly station: SpineStation;
    readonly x: number;
    /** The stretch that belongs to it, halfway to its neighbours. */
    readonly from: number;
    readonly to: number;
  }[];
  readonly levels: readonly { readonly name: string; readonly x: number }[];
  readonly largestAreaMm2: number;
  readonly largestGapMm: number;
  /** Where 2 and 3 mm lie, as far as they fit. */
  readonly gapMarks: readonly { readonly mm: number; readonly y: number }[];
}

/** Beyond the first and last slice, so that the levels they lie at are named. Unit: mm. */
const END_MM = 12;
/** Names closer than this would touch. */
const NAME_WIDTH = 26;
const GAP_MARKS_MM = [2, 3] as const;

/** Lays a profile out; null with fewer than two slices, which make no course. */
export function layOutPlot({ stations, levels }: SpineProfile): SpinePlot | null {
  const [first, last] = [stations[0], stations.at(-1)];
  if (first === undefined || last === undefined || stations.length < 2) return null;
  const span = last.atMm - first.atMm + 2 * END_MM;
  const width = PLOT.width - PLOT.left - PLOT.right;
  const x = (mm: number): number => PLOT.left + ((mm - first.atMm + END_MM) / span) * width;
  const largestAreaMm2 = roundUp(
    Math.max(
      1,
      ...stations.flatMap((one) => [one.sacMm2, one.cordMm2, one.csfMm2].map((v) => v ?? 0)),
    ),
    50,
  );
  const largestGapMm = roundUp(Math.max(4, ...stations.map(({ gapMm }) => gapMm ?? 0)), 2);
  const y = (value: number, largest: number, part: { top: number; bottom: number }): number =>
    part.bottom - (Math.min(value, largest) / largest) * (part.bottom - part.top);
  const curve = (of: (station: SpineStation) => number | null): readonly (readonly PlotPoint[])[] =>
    runsOf(
      stations.map((station) => {
        const value = of(station);
        return value === null
          ? null
          : { x: x(station.atMm), y: y(value, largestAreaMm2, PLOT.areas) };
      }),
    );
  return {
    curves: {
      sac: curve(({ sacMm2 }) => sacMm2),
      cord: curve(({ cordMm2 }) => cordMm2),
      csf: curve(({ csfMm2 }) => csfMm2),
    },
    gaps: stations.flatMap(({ atMm, gapMm }) =>
      gapMm === null ? [] : [{ x: x(atMm), y: y(gapMm, largestGapMm, PLOT.gaps) }],
    ),
    stations: stations.map((station, i) => {
      const at = x(station.atMm);
      const before = stations[i - 1];
      const after = stations[i + 1];
      return {
        station,
        x: at,
        from: before === undefined ? PLOT.left - 4 : (x(before.atMm) + at) / 2,
        to: after === undefined ? PLOT.width - PLOT.right + 4 : (x(after.atMm) + at) / 2,
      };
    }),
    levels: spacedNames(
      levels
        .map(({ vertebra, atMm }) => ({ name: vertebra, x: x(atMm) }))
        .filter((one) => one.x >= PLOT.left && one.x <= PLOT.width - PLOT.right),
    ),
    largestAreaMm2,
    largestGapMm,
    gapMarks: GAP_MARKS_MM.map((mm) => ({ mm, y: y(mm, largestGapMm, PLOT.gaps) })),
  };
}

/** What a station says, for the text beside the plot and for assistive technology. */
export function stationText(station: SpineStation): string {
  const areas = [
    station.sacMm2 === null ? null : `sac ${station.sacMm2.toFixed(0)} mm²`,
    station.cordMm2 === null ? null : `cord ${station.cordMm2.toFixed(0)} mm²`,
    station.csfMm2 === null ? null : `CSF ${station.csfMm2.toFixed(0)} mm²`,
    station.gapMm === null ? null : `tumour to cord ${station.gapMm.toFixed(1)} mm`,
    station.proposal === null || station.proposal.kind === 'none'
      ? null
      : `ESCC ${proposalTitle(station.proposal)} proposed`,
  ].filter((part) => part !== null);
  return `${station.level ?? 'Reference'}: ${areas.length === 0 ? 'nothing measured' : areas.join(', ')}`;
}

const roundUp = (value: number, step: number): number => Math.ceil(value / step) * step;

/** A curve breaks where a slice has no value. */
function runsOf(points: readonly (PlotPoint | null)[]): readonly (readonly PlotPoint[])[] {
  const runs: PlotPoint[][] = [];
  let open: PlotPoint[] | null = null;
  for (const point of points) {
    if (point === null) open = null;
    else if (open === null) runs.push((open = [point]));
    else open.push(point);
  }
  return runs;
}

function spacedNames<T extends { readonly x: number }>(names: readonly T[]): readonly T[] {
  const kept: T[] = [];
  for (const name of names) {
    const last = kept.at(-1);
    if (last === undefined || name.x - last.x >= NAME_WIDTH) kept.push(name);
  }
  return kept;
}
