import type { SeriesId, Weighting } from '../../domain/image-series.ts';

/** This series is to be shown. */
export class SeriesChooseEvent extends Event {
  constructor(readonly seriesId: SeriesId) {
    super('series-choose', { bubbles: true, composed: true });
  }
}

/** The reader says what this series' contrast is. */
export class WeightingCorrectEvent extends Event {
  constructor(
    readonly seriesId: SeriesId,
    readonly weighting: Weighting,
  ) {
    super('weighting-correct', { bubbles: true, composed: true });
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'series-choose': SeriesChooseEvent;
    'weighting-correct': WeightingCorrectEvent;
  }
}
