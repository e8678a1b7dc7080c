/** Why a file could not be read or written. */
export interface Part10Error {
  readonly kind: 'not-part10' | 'truncated' | 'unsupported' | 'too-large';
  /** One sentence. */
  readonly message: string;
}

/** Stops the conversion from deep inside; caught at its door only. */
export class Part10Problem extends Error {
  readonly kind: Part10Error['kind'];
  constructor(kind: Part10Error['kind'], message: string) {
    super(message);
    this.kind = kind;
  }
}
