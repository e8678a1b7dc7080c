import type { EditorSession } from '../../editor/session.ts';

/** Puts words on the clipboard and says so; where there is none, shows them to be copied by hand. */
export async function copyText(session: EditorSession, what: string, text: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
    session.notify('note', `Copied: ${text}`);
  } catch {
    session.notify('warning', `The clipboard is not available here. The ${what} is: ${text}`);
  }
}
