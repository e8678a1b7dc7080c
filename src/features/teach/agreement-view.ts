import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { baseStyles, buttonStyles } from '../../components/theme/shared-styles.ts';
import {
  ratingsCsv,
  summariseAgreement,
  type AgreementSummary,
  type PairAgreement,
} from '../../domain/agreement/agreement.ts';
import type { Kappa } from '../../domain/agreement/kappa.ts';
import { ratingsOfReading, withoutEarlier, type Rating } from '../../domain/agreement/ratings.ts';
import { ESCC_GRADES } from '../../domain/escc/escc.ts';
import { SINS_ITEM_LABELS } from '../../domain/sins/explain.ts';
import { SINS_ITEMS } from '../../domain/sins/sins.ts';
import { readReportFile } from '../../dicom/sr/report-file.ts';
import { downloadFile } from '../../storage/download.ts';
import { TeachGoEvent } from './teach-events.ts';

/** A study that can be opened by name. */
export interface KnownStudy {
  readonly caseId: string;
  readonly studyInstanceUid: string;
  readonly title: string;
}

/**
 * Agreement of readers: the learner with the key, and whoever's saved reports are given.
 * @fires teach-go - a case that readers differ on, or back to the list
 */
@customElement('thecal-agreement')
export class ThecalAgreement extends LitElement {
  static override readonly styles = [
    baseStyles,
    buttonStyles,
    css`
      :host {
        display: block;
        height: 100%;
        overflow-y: auto;
        padding: 28px;
      }
      main {
        display: grid;
        gap: 20px;
        max-width: 1100px;
        margin: 0 auto;
      }
      header,
      .row {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 12px;
      }
      h1 {
        flex: 1;
        font-size: 18px;
        font-weight: 650;
      }
      section {
        padding: 16px 20px;
        border: 1px solid var(--tc-hairline-2);
        border-radius: 10px;
        background: var(--tc-surface-2);
      }
      h2 {
        margin-bottom: 10px;
      }
      .pair {
        display: grid;
        grid-template-columns: minmax(0, 1fr) auto;
        gap: 12px 40px;
      }
      .quiet {
        color: var(--tc-text-2);
      }
      table {
        border-collapse: collapse;
      }
      th,
      td {
        min-width: 34px;
        padding: 3px 10px 3px 0;
        border-bottom: 1px solid var(--tc-hairline);
        font-weight: 400;
        text-align: left;
      }
      .matrix th,
      .matrix td {
        padding: 3px 6px;
        text-align: center;
      }
      .matrix .same {
        background: var(--tc-surface-4);
      }
      th {
        color: var(--tc-text-2);
      }
      strong {
        font-weight: 650;
      }
      label.button {
        display: inline-flex;
        align-items: center;
      }
      input {
        position: absolute;
        width: 1px;
        opacity: 0;
      }
      label:focus-within {
        outline: 2px solid var(--tc-accent);
        outline-offset: 2px;
      }
      :host([over]) main {
        outline: 2px dashed var(--tc-accent);
        outline-offset: 12px;
      }
    `,
  ];

  /** The learner's and the key's ratings. */
  @property({ attribute: false }) quizRatings: readonly Rating[] = [];
  @property({ attribute: false }) studies: readonly KnownStudy[] = [];
  @property({ type: Boolean, reflect: true }) over = false;
  @state() private readings: readonly Rating[] = [];
  @state() private problems: readonly string[] = [];

  override connectedCallback(): void {
    super.connectedCallback();
    this.addEventListener('dragover', (event) => {
      event.preventDefault();
      this.over = true;
    });
    this.addEventListener('dragleave', () => {
      this.over = false;
    });
    this.addEventListener('drop', (event) => {
      event.preventDefault();
      this.over = false;
      void this.#take([...(event.dataTransfer?.files ?? [])]);
    });
  }

  protected override render(): unknown {
    // Reports of readers stand for themselves; without any, the learner's answers stand beside the key.
    const ratings = this.readings.length > 0 ? this.readings : this.quizRatings;
    const summary = summariseAgreement(ratings);
    return html`<main>
      <header>
        <h1>Agreement</h1>
        <label class="button"
          >Add saved readings<input
            type="file"
            multiple
            accept=".json,.dcm,application/json,application/dicom"
            @change=${(event: Event) => {
              const input = event.target as HTMLInputElement;
              void this.#take([...(input.files ?? [])]);
              input.value = '';
            }}
        /></label>
        <button
          type="button"
          class="button"
          ?disabled=${ratings.length === 0}
          @click=${() => {
            downloadFile('thecal-agreement.csv', ratingsCsv(ratings), 'text/csv');
          }}
        >
          CSV
        </button>
        <button
          type="button"
          class="button"
          @click=${() => this.dispatchEvent(new TeachGoEvent(null))}
        >
          All cases
        </button>
      </header>
      ${this.problems.map((problem) => html`<p role="alert">${problem}</p>`)}
      ${
        summary.pairs.length === 0
          ? html`<section>
              <p>
                Two readers are needed. Drop their saved readings (DICOM SR, as JSON or .dcm) here,
                or answer cases: your answers are compared with the key.
              </p>
            </section>`
          : renderSummary(summary)
      }
      ${this.#renderDisagreements(summary)}
      <p class="quiet">Decision support for trained readers, not a diagnosis.</p>
    </main>`;
  }

  #renderDisagreements({ disagreements }: AgreementSummary): unknown {
    if (disagreements.length === 0) return nothing;
    return html`<section>
      <h2>Where readers differ</h2>
      <table>
        ${disagreements.map(
          ({ unitName, caseId, said }) =>
            html`<tr>
              <th scope="row">
                ${
                  caseId === null
                    ? unitName
                    : html`<button
                        type="button"
                        class="button small link"
                        @click=${() => this.dispatchEvent(new TeachGoEvent(caseId))}
                      >
                        ${unitName}
                      </button>`
                }
              </th>
              ${said.map(({ reader, words }) => html`<td>${reader}: ${words}</td>`)}
            </tr>`,
        )}
      </table>
    </section>`;
  }

  /** Reads reports; one that cannot be read is named and loses none of the others. */
  async #take(files: readonly File[]): Promise<void> {
    const problems: string[] = [];
    const ratings: Rating[] = [];
    for (const file of files) {
      const bytes = new Uint8Array(await file.arrayBuffer());
      const report = readReportFile({ name: file.name, bytes }, null);
      if (!report.ok) {
        problems.push(report.error.message);
        continue;
      }
      const { reading, observer } = report.value;
      const known = this.studies.find((one) => one.studyInstanceUid === reading.studyInstanceUid);
      ratings.push(
        ...ratingsOfReading(reading, observer?.name.replaceAll('^', ' ').trim() || file.name, {
          name: known?.title ?? `Study ${reading.studyInstanceUid.slice(-6)}`,
          caseId: known?.caseId ?? null,
        }),
      );
    }
    this.problems = problems;
    this.readings = withoutEarlier([...this.readings, ...ratings]);
  }
}

function renderSummary({ pairs, icc, readers }: AgreementSummary): unknown {
  return html`${pairs.map(renderPair)}
    <section>
      <h2>SINS total, ${readers.length} readers</h2>
      <p>
        ${
          icc.value === null
            ? html`<span class="quiet"
                >ICC(2,1) needs two cases with a total from every reader; there
                ${icc.units === 1 ? 'is 1' : `are ${icc.units}`}.</span
              >`
            : html`ICC(2,1) <strong>${icc.value.toFixed(2)}</strong> over ${icc.units} cases`
        }
      </p>
    </section>`;
}

function renderPair(pair: PairAgreement): unknown {
  const { readers, matrix } = pair;
  return html`<section>
    <h2>${readers[0]} and ${readers[1]}</h2>
    <div class="pair">
      <table>
        <tr>
          <th scope="row">ESCC, linear weights</th>
          <td>${kappaText(pair.linear)}</td>
        </tr>
        <tr>
          <th scope="row">ESCC, quadratic weights</th>
          <td>${kappaText(pair.quadratic)}</td>
        </tr>
        <tr>
          <th scope="row">High (2, 3) or not</th>
          <td>${kappaText(pair.high)}</td>
        </tr>
        ${SINS_ITEMS.map(
          (item) =>
            html`<tr>
              <th scope="row">SINS ${SINS_ITEM_LABELS[item].toLowerCase()}</th>
              <td>${kappaText(pair.items[item])}</td>
            </tr>`,
        )}
      </table>
      <table class="matrix" aria-label="Grades of ${readers[0]} (rows) and ${readers[1]} (columns)">
        <tr>
          <th></th>
          ${ESCC_GRADES.map((grade) => html`<th scope="col">${grade}</th>`)}
        </tr>
        ${ESCC_GRADES.map(
          (grade, i) =>
            html`<tr>
              <th scope="row">${grade}</th>
              ${ESCC_GRADES.map((_, j) => {
                const count = matrix[i]?.[j] ?? 0;
                return html`<td class=${i === j ? 'same' : ''}>${count === 0 ? '' : count}</td>`;
              })}
            </tr>`,
        )}
      </table>
    </div>
  </section>`;
}

function kappaText(kappa: Kappa | null): unknown {
  if (kappa === null) return html`<span class="quiet">not defined on these cases</span>`;
  const { value, interval, cases } = kappa;
  return html`<strong>${value.toFixed(2)}</strong> (${interval[0].toFixed(2)} to
    ${interval[1].toFixed(2)}), ${cases} cases`;
}

declare global {
  interface HTMLElementTagNameMap {
    'thecal-agreement': ThecalAgreement;
  }
}
