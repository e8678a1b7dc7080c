import { html, LitElement } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { ArchiveConnection, ConnectionTestEvent } from '../../components/archive/archive-events.ts'; // prettier-ignore
import '../../components/archive/connection-dialog.ts';
import type {
  AddressParser,
  ConnectionVerdict,
} from '../../components/archive/connection-dialog.ts';
import type { ArchiveAddress, ArchiveCredentials } from '../../editor/archive.ts';
import { createArchive } from '../../pacs/archive.ts';
import { isUnencrypted, parseArchiveUrl, parsePrefix } from '../../pacs/archive-url.ts';
import { describePacsError } from '../../pacs/pacs-error.ts';

const PARSER: AddressParser = { url: parseArchiveUrl, prefix: parsePrefix, isUnencrypted };

/**
 * The connection to the archive, with its test.
 * @fires connection-keep - keep it, or null: forget the archive
 * @fires dialog-close - it was closed
 */
@customElement('thecal-archive-connection')
export class ThecalArchiveConnection extends LitElement {
  @property({ type: Boolean }) open = false;
  @property({ attribute: false }) address: ArchiveAddress | null = null;
  @property({ attribute: false }) credentials: ArchiveCredentials = { kind: 'none' };

  @state() private verdict: ConnectionVerdict | null = null;
  #abort: AbortController | null = null;

  protected override render(): unknown {
    return html`<thecal-connection-dialog
      .open=${this.open}
      .address=${this.address}
      .credentials=${this.credentials}
      .verdict=${this.verdict}
      .parser=${PARSER}
      @connection-test=${(event: ConnectionTestEvent) => {
        void this.#test(event.connection);
      }}
      @connection-keep=${this.#forget}
      @dialog-close=${this.#forget}
    ></thecal-connection-dialog>`;
  }

  async #test({ address, credentials }: ArchiveConnection): Promise<void> {
    this.#abort?.abort();
    const abort = new AbortController();
    this.#abort = abort;
    this.verdict = { kind: 'busy', text: 'Asking the archive.' };
    const answer = await createArchive(address, () => credentials).test(abort.signal);
    if (this.#abort !== abort) return;
    this.verdict = answer.ok
      ? { kind: 'good', text: 'The archive answers a search.' }
      : { kind: 'bad', text: describePacsError(answer.error) };
  }

  readonly #forget = (): void => {
    this.#abort?.abort();
    this.#abort = null;
    this.verdict = null;
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'thecal-archive-connection': ThecalArchiveConnection;
  }
}
