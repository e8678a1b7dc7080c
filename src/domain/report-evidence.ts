import { coverageOf } from './coverage/coverage.ts';
import { coverageText } from './coverage/coverage-text.ts';
import type { ImageLookup } from './image-lookup.ts';
import type { ImageSeries } from './image-series.ts';
import type { Vertebra } from './level.ts';
import type { CordSignal } from './observations.ts';
import type { Reading } from './reading.ts';
import { signalFindings } from './signal/signal-findings.ts';
import { bendName } from './sins/alignment.ts';
import { measuredAlignment } from './sins/measured-alignment.ts';
import { measuredCollapse } from './sins/measured-collapse.ts';

/** The images of a study, from which a report says what was measured. */
export interface ReportImages {
  readonly images: ImageLookup;
  readonly series: readonly ImageSeries[];
}

const CORD_SIGNAL: Readonly<Record<CordSignal, string>> = {
  none: 'No abnormal cord signal on T2.',
  'at-level': 'Abnormal T2 signal of the cord at this level.',
  'adjacent-level': 'Abnormal T2 signal of the cord at an adjacent level.',
};

/** What was measured of the body and its alignment at a level, one sentence each; nothing that was not. */
export function bodySentences(
  reading: Reading,
  level: Vertebra,
  { images }: ReportImages,
): readonly string[] {
  const { collapsePercent, column, above, below, reference, involvement } = measuredCollapse(
    reading,
    level,
    images,
  );
  const against =
    reference === 'self-reference'
      ? 'its own back'
      : [above, below].flatMap((one) => one?.level ?? []).join(' and ');
  const { slip, bends } = measuredAlignment(reading, level, images);
  return [
    ...(collapsePercent === null || column === null
      ? []
      : [`Body height reduced by ${Math.max(0, collapsePercent).toFixed(1)} % (${column} height, against ${against}).`]),
    ...(involvement === null
      ? []
      : [`Tumour takes ${involvement.percent.toFixed(1)} % of the body${involvement.isEstimate ? ', estimated from one slice' : ''}.`]),
    ...(slip === null
      ? []
      : [`${Math.abs(slip.mm).toFixed(1)} mm ${slip.mm < 0 ? 'backward' : 'forward'} translation on ${slip.lower}.`]),
    ...bends.map(({ kind, angleDeg, expected }) =>
      expected === null
        ? `${bendName(kind, angleDeg)}, without a comparison.`
        : `${bendName(kind, angleDeg)}; ${expected.angleDeg.toFixed(1)}° at ${expected.levels.join(' and ')}.`,
    ),
  ];
} // prettier-ignore

/** What the areas of signal of a level favour, and what the reader saw of the cord's signal. */
export function observationSentences(
  reading: Reading,
  level: Vertebra,
  { images }: ReportImages,
): readonly string[] {
  const assessment = reading.assessments[level];
  return [
    ...signalFindings(reading, level, images).map(({ text }) => text),
    ...(assessment?.cordSignal ? [CORD_SIGNAL[assessment.cordSignal]] : []),
  ];
}

/** "Imaged C7–L2; whole spine not imaged."; empty while no level is named. */
export function coverageSentences(
  reading: Reading,
  { images, series }: ReportImages,
): readonly string[] {
  const coverage = coverageOf(reading, series, images);
  return coverage === null ? [] : [coverageText(coverage, reading)];
}
