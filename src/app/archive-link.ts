import type { ArchiveConnection } from '../components/archive/archive-events.ts';
import type { ArchiveAddress, ArchiveCredentials } from '../editor/archive.ts';
import type { Archive } from '../pacs/archive.ts';
import { loadCredentials, saveCredentials } from '../storage/archive-credentials.ts';

/** The archive this tab is connected to. Nothing is asked of it here, and its code is fetched only where there is one. */
export class ArchiveLink {
  #address: ArchiveAddress | null = null;
  #credentials: ArchiveCredentials = { kind: 'none' };
  #archive: Archive | null = null;

  get address(): ArchiveAddress | null {
    return this.#address;
  }

  get credentials(): ArchiveCredentials {
    return this.#credentials;
  }

  get archive(): Archive | null {
    return this.#archive;
  }

  /** The archive of the settings, with the credentials of this tab. */
  async restore(address: ArchiveAddress | null): Promise<void> {
    await this.#connect(address, loadCredentials());
  }

  /** Goes over to a connection, or to none. */
  async use(connection: ArchiveConnection | null): Promise<void> {
    const credentials = connection?.credentials ?? { kind: 'none' };
    saveCredentials(credentials);
    await this.#connect(connection?.address ?? null, credentials);
  }

  async #connect(address: ArchiveAddress | null, credentials: ArchiveCredentials): Promise<void> {
    const isSame = JSON.stringify(address) === JSON.stringify(this.#address);
    this.#address = address;
    this.#credentials = credentials;
    // What is open goes on with the archive it came from, and with the new sign-in.
    if (isSame && this.#archive !== null) return;
    this.#archive =
      address &&
      (await import('../pacs/archive.ts')).createArchive(address, () => this.#credentials);
  }
}
