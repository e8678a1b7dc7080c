/** Why something could not be kept or found. `message` is one sentence for the reader. */
export interface StorageError {
  readonly kind: 'unavailable' | 'quota' | 'blocked' | 'newer-version' | 'damaged' | 'failed';
  readonly message: string;
}

const MESSAGES: Readonly<Record<StorageError['kind'], string>> = {
  unavailable: 'This browser does not let the page store anything, so drafts are not kept.',
  quota:
    'The browser has no more room for drafts: save the reading as a file, then remove old drafts.',
  blocked:
    'Thecal is open in another tab with another version: close that tab, then reload this one.',
  'newer-version': 'The drafts were kept by a newer version of Thecal: reload the page to get it.',
  damaged: 'The draft in this browser is damaged and was left as it is.',
  failed: 'The browser could not store the draft: save the reading as a file.',
};

/** An error of a kind, with its sentence. */
export const storageError = (kind: StorageError['kind']): StorageError => ({
  kind,
  message: MESSAGES[kind],
});

/** What the browser threw, as one of ours. Source: Indexed Database API 3.0, section 3. */
export function storageErrorOf(cause: unknown): StorageError {
  const name = cause instanceof Error ? cause.name : '';
  switch (name) {
    case 'QuotaExceededError':
      return storageError('quota');
    case 'VersionError':
      return storageError('newer-version');
    case 'SecurityError':
      return storageError('unavailable');
    case 'InvalidStateError':
      // The connection was closed for a tab that brings a newer version.
      return storageError('blocked');
    default:
      return storageError('failed');
  }
}
