/**
 * A message to the reader. Notes and warnings, which say that an act was refused, leave by themselves; an error, something
 * that was not kept or not opened, stays until it is closed.
 */
export interface ToastMessage {
  readonly id: string;
  readonly text: string;
  readonly kind: 'note' | 'warning' | 'error';
  readonly action?: { readonly name: string; readonly label: string };
}

/** More than this are not read: the newest are shown, errors before others. */
const MOST_SHOWN = 2;

/** The messages that are shown, oldest first. */
export function shownMessages(messages: readonly ToastMessage[]): readonly ToastMessage[] {
  const newestFirst = messages.toReversed();
  const chosen = [
    ...newestFirst.filter(({ kind }) => kind === 'error'),
    ...newestFirst.filter(({ kind }) => kind !== 'error'),
  ].slice(0, MOST_SHOWN);
  return messages.filter((message) => chosen.includes(message));
}
