import type { ImageLookup } from '../image-lookup.ts';
import type { Vertebra } from '../level.ts';
import type { MarkId, Reading } from '../reading.ts';
import { measuredAlignment } from './measured-alignment.ts';
import { measuredCollapse } from './measured-collapse.ts';
import { countsForPosterolateral } from './posterolateral.ts';
import type { SinsItem } from './sins.ts';

/** The marks that speak of each item, what decides most first. Shape: no entry where there is no mark. */
export type SinsEvidence = Partial<Readonly<Record<SinsItem, readonly MarkId[]>>>;

/**
 * Where an item can be looked up on the images, whoever answered it: the level's label, the heights and outlines of the
 * body and of those it is compared with, translation and angles, the markers of the compartments that count, areas of
 * attenuation.
 */
export function sinsEvidence(reading: Reading, level: Vertebra, images: ImageLookup): SinsEvidence {
  const { body, above, below, involvement, column } = measuredCollapse(reading, level, images);
  const { slip, bends } = measuredAlignment(reading, level, images);
  const deciding = reading.measurements.filter(
    (one) => one.kind === 'height' && one.column === column && body?.marks.includes(one.id),
  );
  const marks: Readonly<Record<SinsItem, readonly MarkId[]>> = {
    pain: [],
    location: reading.levels.flatMap(({ vertebra, id }) => (vertebra === level ? [id] : [])),
    lesion: reading.measurements.flatMap((one) =>
      one.kind === 'signal' && one.level === level && one.statistics?.unit === 'HU' ? [one.id] : [],
    ),
    alignment: [...(slip?.marks ?? []), ...bends.flatMap(({ marks: own }) => own)],
    collapse: [
      ...deciding.map(({ id }) => id),
      ...(body?.marks ?? []),
      ...(above?.marks ?? []),
      ...(below?.marks ?? []),
      ...(involvement?.outlines.map(({ id }) => id) ?? []),
    ],
    posterolateral: reading.markers.flatMap((marker) =>
      marker.level === level && countsForPosterolateral(level, marker.compartment)
        ? [marker.id]
        : [],
    ),
  };
  return Object.fromEntries(
    Object.entries(marks).flatMap(([item, ids]) =>
      ids.length === 0 ? [] : [[item, [...new Set(ids)]]],
    ),
  );
}
