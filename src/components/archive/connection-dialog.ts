import '@awesome.me/webawesome/dist/components/dialog/dialog.js';
import { LitElement, css, html, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { Result } from '../../base/result.ts';
import type { ArchiveAddress, ArchiveCredentials } from '../../editor/archive.ts';
import { DialogCloseEvent } from '../dialogs/dialog-events.ts';
import { dialogStyles } from '../dialogs/dialog.styles.ts';
import '../icon/icon.ts';
import { warningStyles } from '../theme/shared-styles.ts';
import { ConnectionKeepEvent, ConnectionTestEvent, type ArchiveConnection } from './archive-events.ts'; // prettier-ignore
import { fieldStyles } from './field.styles.ts';

/** What came of a test, or of reading what was typed. */
export interface ConnectionVerdict {
  readonly kind: 'busy' | 'good' | 'bad';
  readonly text: string;
}

/** Reads an address and its paths as they were typed. Errors: one sentence. */
export interface AddressParser {
  readonly url: (text: string) => Result<string, string>;
  readonly prefix: (text: string) => Result<string, string>;
  readonly isUnencrypted: (url: string) => boolean;
}

/**
 * Connects an archive: its address, which is kept, and credentials, which last as long as the tab.
 * @fires connection-test - try what is typed
 * @fires connection-keep - keep it, or null: forget the archive
 * @fires dialog-close - it was closed
 */
@customElement('thecal-connection-dialog')
export class ThecalConnectionDialog extends LitElement {
  static override readonly styles = [
    ...dialogStyles,
    warningStyles,
    fieldStyles,
    css`
      wa-dialog {
        --width: 520px;
      }
      form {
        display: grid;
        gap: 14px;
      }
      label {
        color: var(--tc-text);
      }
      .two {
        display: grid;
        grid-template-columns: 1fr 1fr;
        gap: 12px;
      }
      .three {
        display: grid;
        grid-template-columns: repeat(3, 1fr);
        gap: 12px;
        margin-top: 10px;
      }
      summary {
        color: var(--tc-text-2);
        cursor: pointer;
      }
      .note {
        margin: 0;
      }
      .verdict {
        display: flex;
        gap: 8px;
        align-items: flex-start;
        min-height: 20px;
      }
      .warning {
        font-size: 13px;
      }
      .actions {
        flex: 1;
        justify-content: flex-start;
      }
      .push {
        margin-left: auto;
      }
    `,
  ];

  @property({ type: Boolean }) open = false;
  /** The connected archive; null for none. */
  @property({ attribute: false }) address: ArchiveAddress | null = null;
  @property({ attribute: false }) credentials: ArchiveCredentials = { kind: 'none' };
  /** What came of the last test. */
  @property({ attribute: false }) verdict: ConnectionVerdict | null = null;
  @property({ attribute: false }) parser!: AddressParser;

  @state() private signIn: ArchiveCredentials['kind'] | null = null;
  /** What is wrong with what was typed; null for nothing. */
  @state() private typingError: string | null = null;

  @query('form') private readonly form!: HTMLFormElement;

  protected override render(): unknown {
    const { address, credentials } = this;
    const signIn = this.signIn ?? credentials.kind;
    return html`<wa-dialog
      label=${address === null ? 'Connect an archive' : 'The archive'}
      .open=${this.open}
      @wa-after-show=${() => this.form.querySelector<HTMLInputElement>('[name=url]')?.focus()}
      @wa-after-hide=${(event: Event) => {
        if (event.target !== event.currentTarget) return;
        this.signIn = null;
        this.typingError = null;
        this.dispatchEvent(new DialogCloseEvent());
      }}
    >
      <form id="form" autocomplete="off" @submit=${this.onSubmit}>
        <label
          >Address of its DICOMweb service
          <input
            name="url"
            required
            spellcheck="false"
            placeholder="/dicom-web"
            .value=${address?.url ?? '/dicom-web'}
          />
        </label>
        <label
          >Name, as you call it
          <input name="name" maxlength="60" .value=${address?.name ?? ''} placeholder="Archive" />
        </label>
        <label
          >Sign-in
          <select name="sign-in" .value=${signIn} @change=${this.onSignIn}>
            <option value="none" ?selected=${signIn === 'none'}>None, or by the server</option>
            <option value="basic" ?selected=${signIn === 'basic'}>Name and password</option>
            <option value="bearer" ?selected=${signIn === 'bearer'}>Token</option>
          </select>
        </label>
        ${this.renderSignIn(signIn)}
        <details ?open=${address !== null && hasPrefix(address)}>
          <summary>Paths below the address</summary>
          <div class="three">
            ${PREFIXES.map(
              ({ key, label }) =>
                html`<label
                  >${label}
                  <input name=${key} spellcheck="false" .value=${address?.[key] ?? ''} />
                </label>`,
            )}
          </div>
        </details>
        ${this.renderVerdict()}
        <p class="note">
          The address is kept in this browser. Name, password and token are kept until this tab is
          closed. Nothing is asked of an archive before you connect it.
        </p>
      </form>
      <div slot="footer" class="actions">
        <button type="button" class="button" @click=${this.onTest}>Test connection</button>
        ${
          address === null
            ? nothing
            : html`<button
                type="button"
                class="button plain"
                @click=${() => this.dispatchEvent(new ConnectionKeepEvent(null))}
              >
                Disconnect
              </button>`
        }
        <button type="submit" form="form" class="button primary push" @click=${this.onSubmit}>
          ${address === null ? 'Connect' : 'Use this'}
        </button>
      </div>
    </wa-dialog>`;
  }

  private renderSignIn(signIn: ArchiveCredentials['kind']): unknown {
    const { credentials } = this;
    switch (signIn) {
      case 'none':
        return nothing;
      case 'basic':
        return html`<div class="two">
          <label
            >User
            <input
              name="user"
              autocomplete="off"
              .value=${credentials.kind === 'basic' ? credentials.user : ''}
            />
          </label>
          <label
            >Password
            <input
              name="password"
              type="password"
              autocomplete="off"
              .value=${credentials.kind === 'basic' ? credentials.password : ''}
            />
          </label>
        </div>`;
      case 'bearer':
        return html`<label
          >Token
          <input
            name="token"
            type="password"
            autocomplete="off"
            .value=${credentials.kind === 'bearer' ? credentials.token : ''}
          />
        </label>`;
    }
  }

  private renderVerdict(): unknown {
    const verdict: ConnectionVerdict | null = this.typingError
      ? { kind: 'bad', text: this.typingError }
      : this.verdict;
    if (verdict === null) return nothing;
    if (verdict.kind === 'bad') {
      return html`<p class="warning" role="alert">
        <thecal-icon name="warning"></thecal-icon><span>${verdict.text}</span>
      </p>`;
    }
    return html`<p class="verdict" role="status">
      ${verdict.kind === 'good' ? html`<thecal-icon name="check"></thecal-icon>` : nothing}
      ${verdict.text}
    </p>`;
  }

  private readonly onSignIn = (event: Event): void => {
    this.signIn = (event.target as HTMLSelectElement).value as ArchiveCredentials['kind'];
  };

  private readonly onTest = (): void => {
    const connection = this.read();
    if (connection) this.dispatchEvent(new ConnectionTestEvent(connection));
  };

  private readonly onSubmit = (event: Event): void => {
    event.preventDefault();
    const connection = this.read();
    if (connection) this.dispatchEvent(new ConnectionKeepEvent(connection));
  };

  /** What is typed; null, with the reason shown, when it cannot be. */
  private read(): ArchiveConnection | null {
    const data = new FormData(this.form);
    const text = (name: string): string => {
      const value = data.get(name);
      return typeof value === 'string' ? value : '';
    };
    const url = this.parser.url(text('url'));
    const [qido, wado, stow] = PREFIXES.map(({ key }) => this.parser.prefix(text(key)));
    const wrong = [url, qido, wado, stow].find((part) => part?.ok === false);
    this.typingError = wrong?.ok === false ? wrong.error : null;
    if (!url.ok || !qido?.ok || !wado?.ok || !stow?.ok) return null;
    const credentials = credentialsOf(this.signIn ?? this.credentials.kind, text);
    if (credentials.kind !== 'none' && this.parser.isUnencrypted(url.value)) {
      this.typingError =
        'This address is not encrypted: anybody on the way could read the sign-in. Use https.';
      return null;
    }
    return {
      address: {
        name: text('name').trim() || 'Archive',
        url: url.value,
        qidoPrefix: qido.value,
        wadoPrefix: wado.value,
        stowPrefix: stow.value,
      },
      credentials,
    };
  }
}

const PREFIXES = [
  { key: 'qidoPrefix', label: 'Searching' },
  { key: 'wadoPrefix', label: 'Retrieving' },
  { key: 'stowPrefix', label: 'Storing' },
] as const;

const hasPrefix = (address: ArchiveAddress): boolean =>
  PREFIXES.some(({ key }) => address[key] !== '');

function credentialsOf(
  kind: ArchiveCredentials['kind'],
  text: (name: string) => string,
): ArchiveCredentials {
  switch (kind) {
    case 'none':
      return { kind };
    case 'basic':
      return { kind, user: text('user'), password: text('password') };
    case 'bearer':
      return { kind, token: text('token').trim() };
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'thecal-connection-dialog': ThecalConnectionDialog;
  }
}
