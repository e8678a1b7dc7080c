import { assertUnreachable } from '../../../base/assert.ts';
import type { Measurement, SignalStatistics } from '../../../domain/reading.ts';
import type { ImagePoint } from '../../../geometry/spaces.ts';
import { STATISTIC_CODES } from '../code-tables.ts';
import { CONCEPTS, VALUES } from '../codes.ts';
import { codeItem, exactItem, numberItem, type ContentItem } from '../content-item.ts';
import { SIGNAL_TISSUE_CODES } from '../observation-codes.ts';
import { closedRegion, headOfMark } from './mark-groups.ts';
import { cobbAngleOf, distanceOf, translationOf, type MeasuredValue } from './measured-values.ts';
import { measurementGroup, regionItem } from './measurement-group.ts';
import type { Writing } from './writing.ts';

const COLUMN_CODES = {
  anterior: VALUES.anterior,
  middle: VALUES.middle,
  posterior: VALUES.posterior,
} as const;

/** Template parts B (signal) and C. */
export function measurementItems(mark: Measurement, writing: Writing): ContentItem {
  const plane = writing.planeOf(mark.image);
  const site = mark.level ?? 'Spine';
  switch (mark.kind) {
    case 'distance':
      return measurementGroup(
        headOfMark(mark, {
          template: '1501',
          tool: 'Length',
          finding: VALUES.freeDistance,
          comment: `${site} distance`,
        }),
        [lineNumber(mark, distanceOf(CONCEPTS.length, plane, mark.points), writing)],
      );
    case 'height':
      return measurementGroup(
        headOfMark(mark, {
          template: '1501',
          tool: 'Length',
          finding: VALUES.vertebra,
          siteModifiers: [
            codeItem('HAS CONCEPT MOD', CONCEPTS.topography, COLUMN_CODES[mark.column]),
          ],
          comment: `${site} ${mark.column} height`,
        }),
        [lineNumber(mark, distanceOf(CONCEPTS.height, plane, mark.points), writing)],
      );
    case 'angle':
      return measurementGroup(
        headOfMark(mark, {
          template: '1501',
          tool: 'CobbAngle',
          finding: VALUES.spine,
          comment: `${site} Cobb angle`,
        }),
        [lineNumber(mark, cobbAngleOf(plane, mark.points), writing)],
      );
    case 'translation': {
      const slip = translationOf(plane, mark.points);
      return measurementGroup(
        headOfMark(mark, {
          template: '1501',
          // No tool there has three points; the arrow alone adds no number of its own.
          tool: 'ArrowAnnotate',
          finding: VALUES.spine,
          comment: `${site} translation ${Number(slip.value.toFixed(1))} ${slip.unit.value}`,
        }),
        [lineNumber(mark, slip, writing)],
      );
    }
    case 'signal':
      return measurementGroup(
        headOfMark(mark, {
          template: '1410',
          tool: 'PlanarFreehandROI',
          finding: VALUES.signalRegion,
          comment: `${site} signal`,
        }),
        [
          ...closedRegion(mark, writing),
          ...statisticItems(mark.statistics),
          codeItem('CONTAINS', CONCEPTS.signalTissue, SIGNAL_TISSUE_CODES[mark.tissue]),
        ],
      );
    case 'arrow':
      return measurementGroup(
        headOfMark(mark, {
          template: '1410',
          tool: 'ArrowAnnotate',
          finding: VALUES.arrow,
          comment: mark.text,
        }),
        [
          // The other way round than in the reading: viewers draw the head at the first point.
          regionItem(
            'CONTAINS',
            CONCEPTS.imageRegion,
            'POLYLINE',
            mark.points.toReversed(),
            writing.imageOf(mark.image),
          ),
        ],
      );
    default:
      return assertUnreachable(mark);
  }
}

/** A number with its line as the only child: OHIF takes the first child for the graphics. */
function lineNumber(
  mark: Extract<Measurement, { points: readonly ImagePoint[] }>,
  { concept, value, unit }: MeasuredValue,
  writing: Writing,
): ContentItem {
  return numberItem('CONTAINS', concept, value, unit, [
    regionItem(
      'INFERRED FROM',
      CONCEPTS.sourceOfMeasurement,
      'POLYLINE',
      mark.points,
      writing.imageOf(mark.image),
    ),
  ]);
}

function statisticItems(statistics: SignalStatistics | null): readonly ContentItem[] {
  if (statistics === null) return [];
  const isAttenuation = statistics.unit === 'HU';
  const concept = isAttenuation ? CONCEPTS.attenuation : CONCEPTS.signalIntensity;
  const unit = isAttenuation ? VALUES.hounsfield : VALUES.noUnits;
  const names = Object.keys(STATISTIC_CODES) as (keyof typeof STATISTIC_CODES)[];
  return [
    ...names.map((name) =>
      exactItem('CONTAINS', concept, statistics[name], unit, [
        codeItem('HAS CONCEPT MOD', CONCEPTS.derivation, STATISTIC_CODES[name]),
      ]),
    ),
    exactItem('CONTAINS', CONCEPTS.pixelCount, statistics.pixelCount, VALUES.noUnits),
  ];
}
