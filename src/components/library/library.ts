import { LitElement, html, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import '../dialogs/confirm-dialog.ts';
import '../drop-zone/drop-zone.ts';
import type { ThecalDropZone } from '../drop-zone/drop-zone.ts';
import '../icon/icon.ts';
import '../open-report/open-progress.ts';
import '../open-report/open-report.ts';
import type { OpenProgress, OpenReport } from '../open-report/open-report-model.ts';
import './aside-list.ts';
import type { LibraryAside } from './aside-list.ts';
import './draft-row.ts';
import type { LibraryDraft } from './draft-row.ts';
import { DraftDiscardEvent } from './library-events.ts';
import { libraryStyles } from './library.styles.ts';
import './sample-card.ts';
import type { LibrarySample } from './sample-card.ts';

/**
 * The first screen: drop zone, unfinished readings, sample studies. While files are opening their progress stands in
 * the drop zone; a report of files set aside replaces the samples until it is closed.
 * @slot archive - the archive, below the unfinished readings
 * @fires files-chosen, sample-open, draft-open, draft-discard, aside-save, aside-remove, open-stop, report-read, report-close, report-copy
 */
@customElement('thecal-library')
export class ThecalLibrary extends LitElement {
  static override readonly styles = libraryStyles;

  /** The sample studies; null while their list is being fetched. */
  @property({ attribute: false }) samples: readonly LibrarySample[] | null = null;
  /** The readings that were begun, latest first. */
  @property({ attribute: false }) drafts: readonly LibraryDraft[] = [];
  /** What is kept and cannot be read. */
  @property({ attribute: false }) aside: readonly LibraryAside[] = [];
  /** How far opening has come; null when nothing is opening. */
  @property({ attribute: false }) progress: OpenProgress | null = null;
  /** What came of the last opening, while it is to be shown. */
  @property({ attribute: false }) report: OpenReport | null = null;
  /** A sentence on what could not be done; null for none. */
  @property({ attribute: false }) error: string | null = null;

  @state() private group: string | null = null;
  /** The reading that is to be thrown away, while the reader is asked. */
  @state() private discarding: LibraryDraft | null = null;
  @query('thecal-drop-zone') private readonly dropZone!: ThecalDropZone;

  /** Opens the browser's folder picker; only within a press or a key. */
  openFolderPicker(): void {
    this.dropZone.openFolderPicker();
  }

  protected override render(): unknown {
    return html`
      <main>
        <div class="columns">
          <div class="left">
            <thecal-drop-zone ?busy=${this.progress !== null}>
              ${
                this.progress === null
                  ? nothing
                  : html`<thecal-open-progress
                      slot="progress"
                      .progress=${this.progress}
                    ></thecal-open-progress>`
              }
            </thecal-drop-zone>
            ${
              this.error === null
                ? nothing
                : html`<p class="warning" role="alert">
                    <thecal-icon name="warning"></thecal-icon><span>${this.error}</span>
                  </p>`
            }
            ${this.drafts.length === 0 ? nothing : this.renderDrafts(this.drafts)}
            <thecal-aside-list .entries=${this.aside}></thecal-aside-list>
            <slot name="archive"></slot>
          </div>
          <div class="right">
            ${
              this.report === null
                ? this.renderSamples()
                : html`<thecal-open-report .report=${this.report}></thecal-open-report>`
            }
          </div>
        </div>
      </main>
      <footer>
        <span
          >Decision support for trained readers. Tolerances are proposals. Not a diagnosis, not a
          medical device.</span
        >
        <span class="local"
          ><thecal-icon name="lock"></thecal-icon>Nothing leaves this machine unless you send
          it.</span
        >
      </footer>
      <thecal-confirm-dialog
        .open=${this.discarding !== null}
        .heading=${'Discard this reading?'}
        .text=${`${this.discarding?.title ?? 'The reading'}: its marks, grades and versions are removed from this machine. This cannot be undone.`}
        .confirmLabel=${'Discard'}
        @dialog-close=${() => (this.discarding = null)}
        @dialog-confirm=${this.onDiscardConfirmed}
      ></thecal-confirm-dialog>
    `;
  }

  private renderDrafts(drafts: readonly LibraryDraft[]): unknown {
    return html`<section aria-labelledby="drafts">
      <h2 id="drafts">Unfinished readings <span class="count">${drafts.length}</span></h2>
      <ul class="drafts">
        ${drafts.map(
          (draft) =>
            html`<li>
              <thecal-draft-row
                .draft=${draft}
                @draft-discard=${(event: DraftDiscardEvent) => {
                  // It cannot be undone, so the reader is asked before anybody hears of it.
                  event.stopPropagation();
                  this.discarding = draft;
                }}
              ></thecal-draft-row>
            </li>`,
        )}
      </ul>
    </section>`;
  }

  private readonly onDiscardConfirmed = (): void => {
    const draft = this.discarding;
    this.discarding = null;
    if (draft !== null) this.dispatchEvent(new DraftDiscardEvent(draft.id));
  };

  private renderSamples(): unknown {
    const { samples } = this;
    const shown = (samples ?? []).filter(
      (sample) => this.group === null || sample.group === this.group,
    );
    return html`<section aria-labelledby="samples">
      <div class="heading">
        <h2 id="samples">
          Sample studies
          ${
            samples === null
              ? nothing
              : html`<span class="count">${samples.length}, open without a network</span>`
          }
        </h2>
        ${this.renderGroups(samples ?? [])}
      </div>
      ${
        samples === null
          ? html`<p class="quiet" role="status">Listing the sample studies.</p>`
          : samples.length === 0
            ? html`<p class="quiet">No sample studies are installed here.</p>`
            : html`<ul class="cards">
                ${shown.map(
                  (sample) =>
                    html`<li><thecal-sample-card .sample=${sample}></thecal-sample-card></li>`,
                )}
              </ul>`
      }
    </section>`;
  }

  private renderGroups(samples: readonly LibrarySample[]): unknown {
    const groups = [...new Set(samples.map(({ group }) => group))].filter(
      (group) => group !== null,
    );
    if (groups.length < 2) return nothing;
    return html`<div class="segments" role="group" aria-label="Which sample studies to show">
      ${[null, ...groups].map(
        (group) =>
          html`<button
            type="button"
            aria-pressed=${group === this.group ? 'true' : 'false'}
            @click=${() => (this.group = group)}
          >
            ${group ?? 'All'}
          </button>`,
      )}
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'thecal-library': ThecalLibrary;
  }
}
