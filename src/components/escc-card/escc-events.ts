import type {
  EsccGrade,
  EsccMeasureName,
  EsccQuestion,
  EsccReason,
} from '../../domain/escc/escc.ts';

/** The reader gives this grade. */
export class EsccGradeEvent extends Event {
  constructor(readonly grade: EsccGrade) {
    super('escc-grade', { bubbles: true, composed: true });
  }
}

/** The reader takes the grade back. */
export class EsccClearEvent extends Event {
  constructor() {
    super('escc-clear', { bubbles: true, composed: true });
  }
}

/** The reader answers what the outlines leave open; null takes the answer back. */
export class EsccAnswerEvent extends Event {
  constructor(
    readonly question: EsccQuestion,
    readonly value: boolean | null,
  ) {
    super('escc-answer', { bubbles: true, composed: true });
  }
}

/** Where this measure was taken is to be shown on the image. */
export class EsccShowMeasureEvent extends Event {
  constructor(readonly name: EsccMeasureName) {
    super('escc-show-measure', { bubbles: true, composed: true });
  }
}

/** Why the reader's grade differs from the proposal. */
export class EsccReasonEvent extends Event {
  constructor(readonly reason: EsccReason) {
    super('escc-reason', { bubbles: true, composed: true });
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'escc-grade': EsccGradeEvent;
    'escc-clear': EsccClearEvent;
    'escc-answer': EsccAnswerEvent;
    'escc-show-measure': EsccShowMeasureEvent;
    'escc-reason': EsccReasonEvent;
  }
}
