import type { Compartment, CompartmentFinding } from '../../domain/compartment.ts';

/** A reader marked a compartment; null means "not looked at". */
export class CompartmentMarkEvent extends Event {
  constructor(
    readonly compartment: Compartment,
    readonly finding: CompartmentFinding | null,
    /** Whether the other side is to get the same finding. */
    readonly bothSides: boolean,
  ) {
    super('compartment-mark', { bubbles: true, composed: true });
  }
}

/** The pointer or the focus is on a compartment, or on none any more. */
export class CompartmentHoverEvent extends Event {
  constructor(readonly compartment: Compartment | null) {
    super('compartment-hover', { bubbles: true, composed: true });
  }
}

/** All proposed compartments are present, says the reader. */
export class CompartmentsAcceptEvent extends Event {
  constructor() {
    super('compartments-accept', { bubbles: true, composed: true });
  }
}

/** Back from the schematic to the cards. */
export class CompartmentsCloseEvent extends Event {
  constructor() {
    super('compartments-close', { bubbles: true, composed: true });
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'compartment-mark': CompartmentMarkEvent;
    'compartment-hover': CompartmentHoverEvent;
    'compartments-accept': CompartmentsAcceptEvent;
    'compartments-close': CompartmentsCloseEvent;
  }
}
