import type { SeriesId, Study, Weighting } from '../domain/image-series.ts';

/** A study with the reader's word on what one of its series shows. */
export function withReaderWeighting(study: Study, seriesId: SeriesId, weighting: Weighting): Study {
  return {
    ...study,
    series: study.series.map((series) =>
      series.id === seriesId
        ? { ...series, weighting: { weighting, basis: 'reader', reason: 'Chosen by the reader.' } }
        : series,
    ),
  };
}

/** A study that grew, with what the reader had corrected of it before. */
export function withReaderWeightings(grown: Study, before: Study): Study {
  return before.series.reduce(
    (study, { id, weighting }) =>
      weighting.basis === 'reader' ? withReaderWeighting(study, id, weighting.weighting) : study,
    grown,
  );
}
