import { LitElement, css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import '../icon/icon.ts';
import '../key-cap/key-cap.ts';
import { baseStyles, buttonStyles, warningStyles } from '../theme/shared-styles.ts';
import {
  ReportCloseEvent,
  ReportCopyEvent,
  ReportReadEvent,
  StudyChooseEvent,
} from './open-events.ts';
import { reportAsText, setAsideSentence, type OpenReport } from './open-report-model.ts';

/**
 * What came of opening files: how many opened, each one set aside with its reason, and what that means for the reading.
 * @fires report-read - go on to the reading
 * @fires report-close - back to the Library
 * @fires study-choose - read another one of several studies
 * @fires report-copy - put the list on the clipboard
 */
@customElement('thecal-open-report')
export class ThecalOpenReport extends LitElement {
  static override readonly styles = [
    baseStyles,
    buttonStyles,
    warningStyles,
    css`
      :host {
        display: flex;
        flex-direction: column;
        min-height: 0;
        padding: 24px;
        border: 1px solid var(--tc-hairline);
        border-radius: 10px;
        background: var(--tc-surface-2);
      }
      header {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 8px;
        margin-bottom: 16px;
      }
      header div {
        /* In a narrow panel the buttons go below the words. */
        flex: 1 0 260px;
      }
      h2 {
        font-size: 18px;
        line-height: 1.35;
      }
      header p {
        font-size: 14px;
      }
      .scroll {
        flex: 1;
        min-height: 0;
        overflow-y: auto;
      }
      table {
        width: 100%;
        border-collapse: collapse;
        font-size: 14px;
      }
      thead th {
        padding: 4px 12px 6px 0;
        color: var(--tc-text-2);
        font-size: 12px;
        font-weight: 400;
        text-align: left;
        position: sticky;
        top: 0;
        background: var(--tc-surface-2);
      }
      tbody tr {
        border-top: 1px solid var(--tc-hairline);
      }
      tbody th {
        width: 32%;
        padding: 9px 12px 9px 0;
        font-weight: 550;
        text-align: left;
        vertical-align: top;
        overflow-wrap: anywhere;
      }
      td {
        padding: 9px 0;
        color: var(--tc-text-2);
        overflow-wrap: anywhere;
      }
      .studies {
        display: grid;
        margin: 8px 0 16px;
      }
      .studies li {
        display: flex;
        align-items: center;
        gap: 12px;
        padding: 9px 0;
        border-top: 1px solid var(--tc-hairline);
      }
      .studies div {
        flex: 1;
        display: grid;
        min-width: 0;
        overflow-wrap: anywhere;
      }
      .studies strong {
        font-weight: 550;
      }
      .notes {
        display: grid;
        gap: 8px;
        margin-top: 16px;
      }
      .notes .warning {
        padding: 10px 14px;
        font-size: 14px;
        border-radius: 8px;
      }
    `,
  ];

  /** What to show. */
  @property({ attribute: false }) report: OpenReport = {
    opened: 0,
    total: 0,
    setAside: [],
    notes: [],
    canRead: false,
  };

  protected override render(): unknown {
    const { opened, total, setAside, notes, canRead } = this.report;
    return html`
      <header>
        <div role="status">
          <h2>Opened ${opened} of ${total} ${total === 1 ? 'file' : 'files'}</h2>
          <p class="quiet">
            ${setAside.length === 0 ? 'Nothing was set aside.' : setAsideSentence(setAside.length)}
          </p>
        </div>
        ${setAside.length === 0 ? nothing : this.renderCopy()}
        <button type="button" class="button" @click=${() => this.send(new ReportCloseEvent())}>
          Back
        </button>
        ${
          canRead
            ? html`<button
                type="button"
                class="button primary"
                @click=${() => this.send(new ReportReadEvent())}
              >
                Read <thecal-key-cap>↵</thecal-key-cap>
              </button>`
            : nothing
        }
      </header>
      ${this.renderStudies()} ${setAside.length === 0 ? nothing : this.renderList()}
      ${
        notes.length === 0
          ? nothing
          : html`<ul class="notes">
              ${notes.map(
                (note) =>
                  html`<li class="warning">
                    <thecal-icon name="warning"></thecal-icon><span>${note}</span>
                  </li>`,
              )}
            </ul>`
      }
    `;
  }

  private renderStudies(): unknown {
    const { studies = [] } = this.report;
    if (studies.length < 2) return nothing;
    return html`<section aria-label="Studies">
      <p class="quiet">The files hold ${studies.length} studies. Choose the one to read.</p>
      <ul class="studies">
        ${studies.map(
          ({ title, detail, isShown }, index) =>
            html`<li>
              <div><strong>${title}</strong><span class="quiet">${detail}</span></div>
              ${
                isShown
                  ? html`<span class="quiet">Shown</span>`
                  : html`<button
                      type="button"
                      class="button"
                      aria-label=${`Read ${title}, ${detail}`}
                      @click=${() => this.send(new StudyChooseEvent(index))}
                    >
                      Read
                    </button>`
              }
            </li>`,
        )}
      </ul>
    </section>`;
  }

  private renderCopy(): unknown {
    return html`<button
      type="button"
      class="button"
      @click=${() => this.send(new ReportCopyEvent(reportAsText(this.report)))}
    >
      <thecal-icon name="copy"></thecal-icon>Copy list
    </button>`;
  }

  private renderList(): unknown {
    return html`<div class="scroll" tabindex="0" role="region" aria-label="Files set aside">
      <table>
        <thead>
          <tr>
            <th scope="col">File</th>
            <th scope="col">Why it was set aside</th>
          </tr>
        </thead>
        <tbody>
          ${this.report.setAside.map(
            ({ name, reason }) =>
              html`<tr>
                <th scope="row">${name}</th>
                <td>${reason}</td>
              </tr>`,
          )}
        </tbody>
      </table>
    </div>`;
  }

  private send(event: Event): void {
    this.dispatchEvent(event);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'thecal-open-report': ThecalOpenReport;
  }
}
