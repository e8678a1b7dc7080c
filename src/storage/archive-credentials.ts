import * as z from 'zod';
import type { ArchiveCredentials } from '../editor/archive.ts';

/** The credentials end with the tab: sessionStorage is neither shared with other tabs nor kept after it. */
const KEY = 'thecal-archive-credentials';

const schema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('none') }),
  z.strictObject({ kind: z.literal('basic'), user: z.string(), password: z.string() }),
  z.strictObject({ kind: z.literal('bearer'), token: z.string() }),
]);

/** The credentials given in this tab; none where there are none or the browser keeps nothing. */
export function loadCredentials(): ArchiveCredentials {
  try {
    const parsed = schema.safeParse(JSON.parse(sessionStorage.getItem(KEY) ?? 'null'));
    return parsed.success ? parsed.data : { kind: 'none' };
  } catch {
    return { kind: 'none' };
  }
}

/** Keeps credentials for this tab. Where the browser keeps nothing they last until the page is left. */
export function saveCredentials(credentials: ArchiveCredentials): void {
  try {
    if (credentials.kind === 'none') sessionStorage.removeItem(KEY);
    else sessionStorage.setItem(KEY, JSON.stringify(credentials));
  } catch {
    // Some private windows refuse; the page itself still has them.
  }
}
