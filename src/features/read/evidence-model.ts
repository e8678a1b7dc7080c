import type { CoverageRow } from '../../components/coverage-note/coverage-note.ts';
import { seriesTitle, WEIGHTING_NAMES } from '../../components/series-picker/series-words.ts';
import type { SignalRow } from '../../components/signal-card/signal-card.ts';
import type { Coverage } from '../../domain/coverage/coverage.ts';
import { levelRuns } from '../../domain/coverage/coverage-text.ts';
import type { ImageLookup } from '../../domain/image-lookup.ts';
import type { ImageSeries } from '../../domain/image-series.ts';
import type { Vertebra } from '../../domain/level.ts';
import { measurementText } from '../../domain/measurement-value.ts';
import type { MarkId, Reading } from '../../domain/reading.ts';
import { attenuationText } from '../../domain/signal/attenuation.ts';
import { OTHER_PHASE, partnerOf, signalAreas } from '../../domain/signal/signal-findings.ts';
import type { SinsItem } from '../../domain/sins/sins.ts';

/** The areas of a level as the signal card lists them. */
export function signalRows(
  reading: Reading,
  level: Vertebra,
  images: ImageLookup,
  series: readonly ImageSeries[],
  selected: MarkId | null,
): readonly SignalRow[] {
  const areas = signalAreas(reading, level, images);
  return areas.map((area): SignalRow => {
    const { weighting } = area.series.weighting;
    const other = OTHER_PHASE[weighting];
    const canCopy =
      other !== undefined &&
      partnerOf(area, areas) === null &&
      series.some((one) => one.weighting.weighting === other);
    return {
      mark: area.mark.id,
      series: WEIGHTING_NAMES[weighting],
      tissue: area.mark.tissue,
      value: measurementText(area.mark, null),
      copyTo: canCopy ? (other === 'dixon-out' ? 'out of phase' : 'in phase') : null,
      selected: area.mark.id === selected,
    };
  });
}

/** The levels that each series shows, as the coverage note lists them. */
export const coverageRows = (coverage: Coverage, reading: Reading): readonly CoverageRow[] =>
  coverage.bySeries.map(({ series, levels }) => ({
    series: seriesTitle(series),
    levels: levelRuns(new Set(levels), reading),
  }));

/** What points to an answer of a SINS item without giving it: attenuation on CT, for lesion quality. */
export function sinsHints(
  reading: Reading,
  level: Vertebra,
  images: ImageLookup,
): Partial<Readonly<Record<SinsItem, string>>> {
  const area = signalAreas(reading, level, images).findLast(
    ({ mark }) => mark.tissue === 'lesion' && mark.statistics?.unit === 'HU',
  );
  const statistics = area?.mark.statistics;
  return statistics
    ? { lesion: `${attenuationText(statistics)} (hint, dense untreated lesions only).` }
    : {};
}
