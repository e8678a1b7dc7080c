import { toPatient } from '../../geometry/image-plane.ts';
import { centroid } from '../../geometry/polygon.ts';
import type { PatientPoint } from '../../geometry/spaces.ts';
import { distanceMm } from '../../geometry/vector.ts';
import type { ImageLookup } from '../image-lookup.ts';
import { imageKeyOf, type ImageSeries, type Weighting } from '../image-series.ts';
import type { Vertebra } from '../level.ts';
import type { MarkId, Measurement, Reading, SignalStatistics, SignalTissue } from '../reading.ts';
import { attenuationText } from './attenuation.ts';
import { phaseLossPercent, phaseText } from './phase-loss.ts';

/** An area of signal with the series it was drawn on. */
export interface SignalArea {
  readonly mark: Extract<Measurement, { kind: 'signal' }>;
  readonly series: ImageSeries;
  /** Null where the image has no geometry. Space/unit: LPS mm. */
  readonly centre: PatientPoint | null;
}

/** What areas of signal say together. Never an answer: a sentence that favours or compares, with the marks it rests on. */
export interface SignalFinding {
  readonly kind: 'phase-loss' | 'marrow' | 'attenuation';
  readonly text: string;
  readonly marks: readonly MarkId[];
}

/** Two areas nearer than this are of the same place: one is the copy of the other. Unit: mm. */
const SAME_PLACE_MM = 5;

/** The areas of a level, and those of no level while none are named. */
export const signalAreas = (
  reading: Reading,
  level: Vertebra | null,
  images: ImageLookup,
): readonly SignalArea[] =>
  reading.measurements.flatMap((mark): SignalArea[] => {
    if (mark.kind !== 'signal' || (mark.level !== level && mark.level !== null)) return [];
    const home = images.get(imageKeyOf(mark.image));
    if (home === undefined) return [];
    const { plane } = home.frame;
    return [
      { mark, series: home.series, centre: plane && toPatient(plane, centroid(mark.points)) },
    ];
  });

/**
 * What the areas of a level say: the loss of signal of each in-phase area with its copy out of phase, lesion or marrow
 * against disc and muscle on T1, and attenuation on CT. Source: spec clinical-rules 1.3 (23, 24, 30).
 */
export const signalFindings = (
  reading: Reading,
  level: Vertebra | null,
  images: ImageLookup,
): readonly SignalFinding[] => {
  const areas = signalAreas(reading, level, images);
  return [...phaseLosses(areas), ...marrowRatios(areas), ...attenuations(areas)];
};

/** The other image of a Dixon pair. */
export const OTHER_PHASE: Partial<Readonly<Record<Weighting, Weighting>>> = {
  'dixon-in': 'dixon-out',
  'dixon-out': 'dixon-in',
};

/** The area at the same place on the other image of a Dixon pair; null while there is none. */
export function partnerOf(area: SignalArea, areas: readonly SignalArea[]): SignalArea | null {
  const other = OTHER_PHASE[area.series.weighting.weighting];
  if (other === undefined || area.centre === null) return null;
  const { centre } = area;
  const away = ({ centre: at }: SignalArea): number =>
    at === null ? Infinity : distanceMm(at, centre);
  const [nearest] = areas
    .filter(
      (one) =>
        one.series.weighting.weighting === other &&
        one.series.frameOfReferenceUid === area.series.frameOfReferenceUid &&
        away(one) <= SAME_PLACE_MM,
    )
    .toSorted((a, b) => away(a) - away(b));
  return nearest ?? null;
}

function phaseLosses(areas: readonly SignalArea[]): readonly SignalFinding[] {
  return areas
    .filter(({ series }) => series.weighting.weighting === 'dixon-in')
    .flatMap((inPhase): SignalFinding[] => {
      const out = partnerOf(inPhase, areas);
      const before = inPhase.mark.statistics;
      const after = out?.mark.statistics;
      const loss = before && after ? phaseLossPercent(before.mean, after.mean) : null;
      return out === null || loss === null
        ? []
        : [
            {
              kind: 'phase-loss',
              text: `${phaseText(loss)}.`,
              marks: [inPhase.mark.id, out.mark.id],
            },
          ];
    });
}

/** Marrow is read against tissues of the same image: disc and muscle, which do not depend on its fat. */
function marrowRatios(areas: readonly SignalArea[]): readonly SignalFinding[] {
  const onT1 = areas.filter(({ series }) => series.weighting.weighting === 't1');
  return onT1
    .filter(({ mark }) => mark.tissue === 'lesion' || mark.tissue === 'marrow')
    .flatMap((area): SignalFinding[] => {
      const standards = (['disc', 'muscle'] as const).flatMap((tissue) => {
        const standard = onT1.findLast(
          ({ mark, series }) => mark.tissue === tissue && series.id === area.series.id,
        );
        const ratio = standard && ratioOf(area.mark.statistics, standard.mark.statistics);
        return standard && ratio !== null && ratio !== undefined
          ? [{ tissue, ratio, id: standard.mark.id }]
          : [];
      });
      if (standards.length === 0) return [];
      const name = area.mark.tissue === 'lesion' ? 'Lesion' : 'Marrow';
      const ratios = standards.map(
        ({ tissue, ratio }) => `${name.toLowerCase()}/${tissue} ${ratio.toFixed(2)}`,
      );
      return [
        {
          kind: 'marrow',
          text: `On T1 ${ratios.join(', ')}: ${comparison(standards)}.`,
          marks: [area.mark.id, ...standards.map(({ id }) => id)],
        },
      ];
    });
}

const ratioOf = (a: SignalStatistics | null, b: SignalStatistics | null): number | null =>
  a === null || b === null || b.mean <= 0 ? null : a.mean / b.mean;

function comparison(
  standards: readonly { readonly tissue: SignalTissue; readonly ratio: number }[],
): string {
  const names = standards.map(({ tissue }) => tissue).join(' and ');
  if (standards.every(({ ratio }) => ratio > 1))
    return `brighter than ${names}, as fatty marrow is`;
  if (standards.every(({ ratio }) => ratio <= 1))
    return `not brighter than ${names}, as marrow without fat is`;
  return 'between disc and muscle';
}

function attenuations(areas: readonly SignalArea[]): readonly SignalFinding[] {
  return areas.flatMap(({ mark }): SignalFinding[] =>
    mark.tissue === 'lesion' && mark.statistics?.unit === 'HU'
      ? [{ kind: 'attenuation', text: `${attenuationText(mark.statistics)}.`, marks: [mark.id] }]
      : [],
  );
}
