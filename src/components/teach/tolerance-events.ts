import type { EsccMeasureName } from '../../domain/escc/escc.ts';

/** The tolerance of another measure is to be moved. */
export class MeasureChooseEvent extends Event {
  constructor(readonly measure: EsccMeasureName) {
    super('measure-choose', { bubbles: true, composed: true });
  }
}
