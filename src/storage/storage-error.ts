/** Why something could not be kept or read back. `message` is one sentence for the reader. */
export interface StorageError {
  readonly kind: 'unavailable' | 'quota' | 'blocked' | 'newer-version' | 'damaged' | 'failed';
  readonly message: string;
}

/** The reader's sentence for what the browser reported. */
export function storageErrorOf(cause: unknown): StorageError {
  const name = cause instanceof Error ? cause.name : '';
  switch (name) {
    case 'QuotaExceededError':
      return {
        kind: 'quota',
        message: 'The browser has no more room to keep readings. Save this one as a file (Ctrl S).',
      };
    case 'VersionError':
      return {
        kind: 'newer-version',
        message: 'The readings kept here were written by a newer Thecal. Reload the page.',
      };
    case 'SecurityError':
    case 'InvalidStateError':
      return {
        kind: 'unavailable',
        message: 'This browser keeps nothing for this page. Save readings as files (Ctrl S).',
      };
    default:
      return {
        kind: 'failed',
        message: 'The reading could not be kept. Save it as a file (Ctrl S).',
      };
  }
}
