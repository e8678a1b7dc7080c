import type {
  ChecklistAnswer,
  ChecklistItem,
  FractureFeature,
  FractureSide,
  SpineSign,
} from '../../domain/observations.ts';

/** A sign was noted at the level, or taken back. */
export class SignMarkEvent extends Event {
  constructor(
    readonly sign: SpineSign,
    readonly isSeen: boolean,
  ) {
    super('sign-mark', { bubbles: true, composed: true });
  }
}

/** A side of a fracture pair was ticked; null takes the tick back. */
export class FractureMarkEvent extends Event {
  constructor(
    readonly feature: FractureFeature,
    readonly side: FractureSide | null,
  ) {
    super('fracture-mark', { bubbles: true, composed: true });
  }
}

/** An item of a list was answered; null takes the answer back. */
export class ChecklistAnswerEvent extends Event {
  constructor(
    readonly item: ChecklistItem,
    readonly answer: ChecklistAnswer | null,
  ) {
    super('checklist-answer', { bubbles: true, composed: true });
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'sign-mark': SignMarkEvent;
    'fracture-mark': FractureMarkEvent;
    'checklist-answer': ChecklistAnswerEvent;
  }
}
