import { html, LitElement, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { ArchiveConnectEvent } from '../../components/archive/archive-events.ts';
import '../../components/archive/study-list.ts';
import type { ListedStudy } from '../../components/archive/study-list.ts';
import '../../components/icon/icon.ts';
import '../../components/open-report/open-progress.ts';
import type { OpenProgress } from '../../components/open-report/open-report-model.ts';
import type { StudyMatch, StudySearch } from '../../pacs/search-studies.ts';
import { dateText } from '../../base/date-words.ts';
import { archiveScreenStyles } from './archive-screen.styles.ts';
import type { ArchiveSearchState } from './archive-search.ts';

/** Studies are looked for. */
export class ArchiveSearchEvent extends Event {
  constructor(readonly search: StudySearch) {
    super('archive-search', { bubbles: true, composed: true });
  }
}

/** The next studies are to be shown, the search is to be stopped, or the study is to be opened once more. */
export class ArchiveCommandEvent extends Event {
  constructor(readonly command: 'more' | 'stop' | 'open-again') {
    super('archive-command', { bubbles: true, composed: true });
  }
}

/** Spans of days up to today. */
const SPANS = [
  { label: 'Today', days: 1 },
  { label: '7 days', days: 7 },
  { label: '30 days', days: 30 },
] as const;

/**
 * The Archive screen: a form to search by, the studies found, and the study that is being opened.
 * @fires archive-search, archive-command, archive-connect, open-stop
 */
@customElement('thecal-archive-screen')
export class ThecalArchiveScreen extends LitElement {
  static override readonly styles = archiveScreenStyles;

  /** What the reader calls the archive; null while none is connected. */
  @property({ attribute: false }) name: string | null = null;
  @property({ attribute: false }) found!: ArchiveSearchState;
  /** How far opening a study has come; null when none is being opened. */
  @property({ attribute: false }) progress: OpenProgress | null = null;
  /** Why the study of the address was not opened; null for nothing. */
  @property({ attribute: false }) error: string | null = null;
  @property({ type: Boolean }) isIdentityHidden = true;

  /** What the reader chose here, over the setting. */
  @state() private identityChoice: boolean | null = null;
  @query('form') private readonly form!: HTMLFormElement | null;

  override connectedCallback(): void {
    super.connectedCallback();
    window.addEventListener('keydown', this.#onKeyDown);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    window.removeEventListener('keydown', this.#onKeyDown);
  }

  protected override render(): unknown {
    if (this.name === null) return this.#renderUnconnected();
    return html`<main class="columns">
      <section aria-labelledby="archive">
        <div class="heading">
          <thecal-icon name="server"></thecal-icon>
          <h1 id="archive">${this.name}</h1>
          <button
            type="button"
            class="button plain push"
            aria-label="Connection of the archive"
            title="Connection"
            @click=${() => this.dispatchEvent(new ArchiveConnectEvent())}
          >
            <thecal-icon name="settings"></thecal-icon>
          </button>
        </div>
        ${this.#renderForm(this.found.search)}
      </section>
      <section aria-labelledby="found">
        <div class="heading">
          <h2 id="found">Studies</h2>
          <span class="count" role="status">${this.#countText()}</span>
          <button
            type="button"
            class="button plain push"
            aria-pressed=${this.#isHidden ? 'false' : 'true'}
            aria-keyshortcuts="v"
            title="Identity on or off (V)"
            @click=${this.#toggleIdentity}
          >
            <thecal-icon .name=${this.#isHidden ? 'eye-off' : 'eye'}></thecal-icon>
            ${this.#isHidden ? 'Identity hidden' : 'Identity shown'}
          </button>
        </div>
        ${this.#renderOpening()} ${this.#renderFound()}
      </section>
    </main>`;
  }

  #renderUnconnected(): unknown {
    return html`<main class="nothing">
      <thecal-icon name="server"></thecal-icon>
      <h1>No archive is connected</h1>
      <p class="quiet">
        Thecal searches, opens and stores on an archive that answers DICOMweb. Nothing is asked of
        it before you connect it.
      </p>
      <button
        type="button"
        class="button primary"
        @click=${() => this.dispatchEvent(new ArchiveConnectEvent())}
      >
        Connect an archive
      </button>
    </main>`;
  }

  #renderForm(search: StudySearch): unknown {
    return html`<form role="search" autocomplete="off" @submit=${this.#onSubmit}>
      <label
        >Patient name
        <input name="patientName" .value=${search.patientName} placeholder="Family, given" />
      </label>
      <label>Patient number <input name="patientId" .value=${search.patientId} /></label>
      <label>Accession <input name="accessionNumber" .value=${search.accessionNumber} /></label>
      <div class="two">
        <label>From <input name="dateFrom" type="date" .value=${isoDate(search.dateFrom)} /></label>
        <label>To <input name="dateTo" type="date" .value=${isoDate(search.dateTo)} /></label>
      </div>
      <div class="spans" role="group" aria-label="Days up to today">
        ${SPANS.map(
          ({ label, days }) =>
            html`<button type="button" class="button small" @click=${() => this.#setSpan(days)}>
              ${label}
            </button>`,
        )}
      </div>
      <div class="two">
        <label
          >Modality
          <select name="modality">
            ${['', 'MR', 'CT', 'PT', 'CR'].map(
              (modality) =>
                html`<option value=${modality} ?selected=${search.modality === modality}>
                  ${modality || 'Any'}
                </option>`,
            )}
          </select>
        </label>
        <label
          >Description <input name="description" .value=${search.description} placeholder="spine" />
        </label>
      </div>
      <div class="send">
        <button type="submit" class="button primary">
          <thecal-icon name="search"></thecal-icon>Search
        </button>
        <button type="button" class="button plain" @click=${this.#clear}>Clear</button>
      </div>
    </form>`;
  }

  #renderOpening(): unknown {
    if (this.progress !== null) {
      return html`<thecal-open-progress .progress=${this.progress}></thecal-open-progress>`;
    }
    if (this.error === null) return nothing;
    return html`<p class="warning" role="alert">
      <thecal-icon name="warning"></thecal-icon><span>${this.error}</span>
      <button type="button" class="button small" @click=${() => this.#send('open-again')}>
        Open again
      </button>
    </p>`;
  }

  #renderFound(): unknown {
    const { found } = this;
    return html`${
      found.studies.length === 0
        ? nothing
        : html`<thecal-study-list
            .studies=${found.studies.map((study) => listedStudy(study, this.#isHidden))}
          ></thecal-study-list>`
    }
    ${this.#renderState()}`;
  }

  #renderState(): unknown {
    const { status, studies, hasMore, isCutOff, error, needsSignIn } = this.found;
    switch (status) {
      case 'not-asked':
        return html`<p class="state quiet">
          Search by name, number, accession, date or description.
        </p>`;
      case 'asking':
        return html`<p class="state" role="status">
          Asking the archive.
          <button type="button" class="button small" @click=${() => this.#send('stop')}>
            Stop
          </button>
        </p>`;
      case 'failed':
        return html`<p class="warning" role="alert">
          <thecal-icon name="warning"></thecal-icon><span>${error}</span>
          ${
            needsSignIn
              ? html`<button
                  type="button"
                  class="button small"
                  @click=${() => this.dispatchEvent(new ArchiveConnectEvent())}
                >
                  Sign in
                </button>`
              : html`<button type="button" class="button small" @click=${() => this.#send('more')}>
                  Try again
                </button>`
          }
        </p>`;
      case 'answered':
        if (studies.length === 0) {
          return html`<p class="state quiet">
            The archive has no study like this. Leave a field out, or use fewer letters.
          </p>`;
        }
        return hasMore
          ? html`<p class="state">
              <button type="button" class="button" @click=${() => this.#send('more')}>
                Show more
              </button>
            </p>`
          : isCutOff
            ? html`<p class="state" role="status">
                There may be more studies, but this archive does not give them. Search for less.
              </p>`
            : nothing;
    }
  }

  get #isHidden(): boolean {
    return this.identityChoice ?? this.isIdentityHidden;
  }

  #countText(): string {
    const { studies, hasMore, isCutOff, unreadable, status } = this.found;
    if (status === 'not-asked' || studies.length === 0) return '';
    const more = hasMore ? ', and more' : isCutOff ? ', perhaps more' : '';
    const left = unreadable === 0 ? '' : `; ${unreadable} cannot be read`;
    return `${studies.length}${more}${left}`;
  }

  #send(command: ArchiveCommandEvent['command']): void {
    this.dispatchEvent(new ArchiveCommandEvent(command));
  }

  readonly #toggleIdentity = (): void => {
    this.identityChoice = !this.#isHidden;
  };

  readonly #clear = (): void => {
    for (const field of this.form?.elements ?? []) {
      if (field instanceof HTMLInputElement || field instanceof HTMLSelectElement) field.value = '';
    }
    this.form?.querySelector('input')?.focus();
  };

  #setSpan(days: number): void {
    const today = new Date();
    const first = new Date(today);
    first.setDate(today.getDate() - days + 1);
    for (const [name, date] of [['dateFrom', first], ['dateTo', today]] as const) {
      const field = this.form?.elements.namedItem(name);
      if (field instanceof HTMLInputElement) field.value = localDate(date);
    } // prettier-ignore
  }

  readonly #onSubmit = (event: Event): void => {
    event.preventDefault();
    const data = new FormData(event.currentTarget as HTMLFormElement);
    const text = (name: string): string => {
      const value = data.get(name);
      return typeof value === 'string' ? value : '';
    };
    this.dispatchEvent(
      new ArchiveSearchEvent({
        patientName: text('patientName'),
        patientId: text('patientId'),
        accessionNumber: text('accessionNumber'),
        dateFrom: text('dateFrom').replaceAll('-', ''),
        dateTo: text('dateTo').replaceAll('-', ''),
        modality: text('modality'),
        description: text('description'),
      }),
    );
  };

  readonly #onKeyDown = (event: KeyboardEvent): void => {
    const [target] = event.composedPath();
    const isTyping = target instanceof HTMLInputElement || target instanceof HTMLSelectElement;
    if (isTyping || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key.toLowerCase() === 'v') this.#toggleIdentity();
    else if (event.key === '/') this.form?.querySelector('input')?.focus();
    else if (event.key === 'ArrowDown' && target === document.body) {
      this.renderRoot.querySelector('thecal-study-list')?.focusFirst();
    } else return;
    event.preventDefault();
  };
}

function listedStudy(study: StudyMatch, isHidden: boolean): ListedStudy {
  const { seriesCount, imageCount } = study;
  const identity = [
    study.patientName.split('=')[0]?.replaceAll('^', ' ').trim() ?? '',
    study.patientId,
    dateText(study.patientBirthDate),
  ];
  return {
    id: study.studyInstanceUid,
    href: `#/archive/${study.studyInstanceUid}`,
    date: dateText(study.studyDate),
    description: study.description,
    modalities: study.modalities,
    identity: isHidden ? null : identity.filter((part) => part !== '').join(', '),
    accession: study.accessionNumber,
    size: [
      seriesCount === null ? '' : `${seriesCount} series`,
      imageCount === null ? '' : `${imageCount} images`,
    ]
      .filter((part) => part !== '')
      .join(', '),
  };
}

const isoDate = (date: string): string =>
  date === '' ? '' : `${date.slice(0, 4)}-${date.slice(4, 6)}-${date.slice(6)}`;

/** The date on the reader's wall, not in Greenwich. */
const localDate = (date: Date): string =>
  [date.getFullYear(), date.getMonth() + 1, date.getDate()]
    .map((part) => String(part).padStart(2, '0'))
    .join('-');

declare global {
  interface HTMLElementTagNameMap {
    'thecal-archive-screen': ThecalArchiveScreen;
  }
  interface GlobalEventHandlersEventMap {
    'archive-search': ArchiveSearchEvent;
    'archive-command': ArchiveCommandEvent;
  }
}
