import { openDatabase } from './database.ts';

/**
 * Tells whether two studies are of one person without keeping who that is: a keyed digest of PatientID and birth date,
 * whose key is made once for this browser and never leaves it. Null where a part is missing, where the page may keep
 * nothing, or where it is served without https and has no digests.
 */
export async function personDigest(person: {
  readonly patientId: string;
  readonly patientBirthDate: string;
}): Promise<string | null> {
  const patientId = person.patientId.trim();
  const birthDate = person.patientBirthDate.trim();
  // One of them alone would join strangers: identifiers are unique within one hospital only.
  if (patientId === '' || birthDate === '' || !isSecureContext) return null;
  const key = await digestKey();
  if (!key) return null;
  const words = new TextEncoder().encode(JSON.stringify([patientId, birthDate]));
  const digest = await crypto.subtle.sign('HMAC', key, words);
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

const KEY = 'person-key';

/** The key as the browser keeps it: a page can use it but not read it. */
async function digestKey(): Promise<CryptoKey | null> {
  const opened = await openDatabase();
  if (!opened.ok) return null;
  const database = opened.value;
  try {
    const made = await crypto.subtle.generateKey({ name: 'HMAC', hash: 'SHA-256' }, false, [
      'sign',
    ]);
    const key = await database.run(async (connection) => {
      const { store, done } = connection.transaction('settings', 'readwrite');
      // The first key stands, also of two tabs that make one at once.
      const first: unknown = await store.get(KEY);
      if (!(first instanceof CryptoKey)) await store.put(made, KEY);
      await done;
      return first instanceof CryptoKey ? first : made;
    });
    return key.ok ? key.value : null;
  } catch {
    return null;
  } finally {
    database.close();
  }
}
