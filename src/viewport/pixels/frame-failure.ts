/** Why a frame could not be made a picture. */
export type FrameFailureKind =
  /** Its bytes did not come, or not in time: worth another try. */
  | 'not-loaded'
  /** Its bytes are no sound image. */
  | 'damaged'
  /** Header and compressed image contradict each other. */
  | 'contradicted'
  /** A kind of image that is not known here. */
  | 'unsupported';

/** A frame that cannot be shown; the message is one sentence that names its file. */
export class FrameFailure extends Error {
  constructor(
    readonly kind: FrameFailureKind,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.name = 'FrameFailure';
  }
}
