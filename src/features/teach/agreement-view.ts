import { html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { baseStyles, buttonStyles } from '../../components/theme/shared-styles.ts';
import { ratingsCsv, statisticsCsv } from '../../domain/agreement/agreement-csv.ts';
import {
  FEWEST_CASES,
  summariseAgreement,
  type AgreementSummary,
  type Disagreement,
} from '../../domain/agreement/agreement.ts';
import { withoutEarlier, type Rating } from '../../domain/agreement/ratings.ts';
import { downloadFile } from '../../storage/download.ts';
import { BusyChangeEvent } from '../viewer/index.ts';
import { renderPair } from './agreement-pair.ts';
import { agreementStyles } from './agreement-view.styles.ts';
import {
  readGivenFile,
  readKeyRatings,
  type GivenFile,
  type KnownStudy,
} from './given-readings.ts';
import { takeDrops } from './take-drops.ts';

/**
 * Agreement of readers: the learner with the key, and whoever's saved reports and answers are given.
 */
@customElement('thecal-agreement')
export class ThecalAgreement extends LitElement {
  static override readonly styles = [baseStyles, buttonStyles, agreementStyles];

  /** The learner's and the key's ratings. */
  @property({ attribute: false }) quizRatings: readonly Rating[] = [];
  @property({ attribute: false }) studies: readonly KnownStudy[] = [];
  @property({ type: Boolean, reflect: true }) over = false;
  @state() private given: readonly GivenFile[] = [];
  @state() private keys: readonly Rating[] = [];
  @state() private problems: readonly string[] = [];

  override connectedCallback(): void {
    super.connectedCallback();
    takeDrops(this, (files) => {
      void this.#take([...files]);
    });
  }

  protected override render(): unknown {
    const all = this.#allRatings();
    const ratings = withoutEarlier(all);
    const summary = summariseAgreement(ratings);
    return html`<main>
      ${this.#renderHeader(ratings, summary)}
      ${this.problems.map((problem) => html`<p role="alert">${problem}</p>`)}
      ${this.#renderGiven(all.length - ratings.length)}
      ${
        summary.pairs.length === 0
          ? html`<section>
              <p>
                ${
                  summary.readers.length === 1
                    ? `${summary.readers[0] ?? ''} is the only reader so far; two are needed.`
                    : 'Two readers are needed.'
                }
                Drop their saved readings (DICOM SR, as JSON or .dcm) or saved answers here, or
                answer cases: your answers are compared with the key.
              </p>
            </section>`
          : html`${summary.pairs.map(renderPair)} ${renderTotals(summary)}`
      }
      ${renderDisagreements(summary, new Set(this.studies.map(({ id }) => id)))}
    </main>`;
  }

  /** Saved readings stand for themselves; the learner's answers stand beside other learners' ones, or alone. */
  #allRatings(): readonly Rating[] {
    const isWithQuiz = this.given.every(({ kind }) => kind === 'answers');
    return [
      ...(isWithQuiz ? this.quizRatings : []),
      ...this.keys,
      ...this.given.flatMap(({ ratings }) => ratings),
    ];
  }

  /** Sample studies among the saved readings whose key is not there yet. */
  #withoutKey(): readonly KnownStudy[] {
    const asked = new Set(
      this.given.flatMap(({ kind, ratings }) =>
        kind === 'reading' ? ratings.map(({ caseId }) => caseId) : [],
      ),
    );
    const known = new Set(this.keys.map(({ caseId }) => caseId));
    return this.studies.filter(({ id }) => asked.has(id) && !known.has(id));
  }

  #renderHeader(ratings: readonly Rating[], summary: AgreementSummary): unknown {
    const withoutKey = this.#withoutKey();
    const save = (name: string, text: string): void => {
      downloadFile(name, text, 'text/csv');
    };
    return html`<header>
      <h1>Agreement</h1>
      <label class="button"
        >Add readings or answers<input
          type="file"
          multiple
          accept=".json,.dcm,application/json,application/dicom"
          @change=${(event: Event) => {
            const input = event.target as HTMLInputElement;
            void this.#take([...(input.files ?? [])]);
            input.value = '';
          }}
      /></label>
      ${
        withoutKey.length === 0
          ? nothing
          : html`<button
              type="button"
              class="button"
              @click=${() => {
                void this.#addKeys(withoutKey);
              }}
            >
              Compare with the key
            </button>`
      }
      <button
        type="button"
        class="button"
        ?disabled=${ratings.length === 0}
        @click=${() => {
          save('thecal-ratings.csv', ratingsCsv(ratings));
        }}
      >
        Ratings (CSV)
      </button>
      <button
        type="button"
        class="button"
        ?disabled=${summary.pairs.length === 0}
        @click=${() => {
          save('thecal-agreement.csv', statisticsCsv(summary));
        }}
      >
        Statistics (CSV)
      </button>
      <a class="button" href="#/teach">All cases</a>
    </header>`;
  }

  /** What was given, and what was noticed about it. */
  #renderGiven(replaced: number): unknown {
    if (this.given.length === 0) return nothing;
    const readers = [...new Set(this.given.map(({ reader }) => reader))];
    const foreign = this.given.filter(({ isForeign }) => isForeign).length;
    return html`<section>
      <h2>
        ${this.given.length} ${this.given.length === 1 ? 'file' : 'files'} of ${readers.join(', ')}
      </h2>
      ${
        replaced === 0
          ? nothing
          : html`<p data-note>
              ${replaced} ${replaced === 1 ? 'judgement was' : 'judgements were'} given more than
              once by the same reader; the latest counts. Readers are told apart by name.
            </p>`
      }
      ${
        foreign === 0
          ? nothing
          : html`<p data-note>
              ${foreign} ${foreign === 1 ? 'reading is' : 'readings are'} of studies that are not
              among the sample studies: they are compared, but cannot be opened from here.
            </p>`
      }
      <p>
        <button
          type="button"
          class="button small"
          @click=${() => {
            this.given = [];
            this.keys = [];
            this.problems = [];
          }}
        >
          Take these files out
        </button>
      </p>
    </section>`;
  }

  /** Reads files; one that cannot be read is named and loses none of the others. */
  async #take(files: readonly File[]): Promise<void> {
    await this.#during(async () => {
      const read = await Promise.all(files.map((file) => readGivenFile(file, this.studies)));
      this.problems = read.flatMap((one) => (one.ok ? [] : [one.error]));
      this.given = [...this.given, ...read.flatMap((one) => (one.ok ? [one.value] : []))];
    });
  }

  async #addKeys(studies: readonly KnownStudy[]): Promise<void> {
    await this.#during(async () => {
      const read = await Promise.all(studies.map(readKeyRatings));
      this.problems = read.flatMap((one) => (one.ok ? [] : [one.error]));
      this.keys = [...this.keys, ...read.flatMap((one) => (one.ok ? one.value : []))];
    });
  }

  async #during(work: () => Promise<void>): Promise<void> {
    const token = {};
    this.dispatchEvent(new BusyChangeEvent(token, true));
    try {
      await work();
      await this.updateComplete;
    } finally {
      this.dispatchEvent(new BusyChangeEvent(token, false));
    }
  }
}

function renderTotals({ icc, readers }: AgreementSummary): unknown {
  const isEnough = icc.units >= FEWEST_CASES;
  return html`<section>
    <h2>SINS total, ${readers.join(', ')}</h2>
    <p>
      ${
        isEnough && icc.value !== null
          ? html`ICC(2,1) <strong>${icc.value.toFixed(2)}</strong> over ${icc.units} cases`
          : html`<span class="quiet"
              >ICC(2,1) is shown from ${FEWEST_CASES} cases with a total from every reader on; there
              ${icc.units === 1 ? 'is 1' : `are ${icc.units}`}.</span
            >`
      }
    </p>
  </section>`;
}

function renderDisagreements(
  { disagreements, single, pairs }: AgreementSummary,
  known: ReadonlySet<string>,
): unknown {
  if (pairs.length === 0) return nothing;
  return html`<section>
    <h2>Where readers differ</h2>
    ${
      disagreements.length === 0
        ? html`<p class="quiet">Nowhere, on what more than one of them judged.</p>`
        : html`<table>
            <tr>
              <th scope="col">Case</th>
              <th scope="col">In</th>
              <th scope="col">Said</th>
            </tr>
            ${disagreements.map(
              (one) =>
                html`<tr>
                  <th scope="row">${renderName(one, known)}</th>
                  <td>${one.differsIn.join(', ')}</td>
                  <td>
                    ${one.said.map(({ reader, words }) => html`<div>${reader}: ${words}</div>`)}
                  </td>
                </tr>`,
            )}
          </table>`
    }
    ${
      single === 0
        ? nothing
        : html`<p class="quiet">
            ${single} ${single === 1 ? 'level or case was' : 'levels or cases were'} judged by one
            reader alone and ${single === 1 ? 'counts' : 'count'} in nothing above.
          </p>`
    }
  </section>`;
}

/** A case of the quiz opens as a question, a reading's level as the study. */
function renderName({ unit, unitName, caseId }: Disagreement, known: ReadonlySet<string>): unknown {
  if (caseId === null || !known.has(caseId)) return unitName;
  const href = unit === caseId ? `#/teach/${caseId}` : `#/read/sample/${caseId}`;
  return html`<a href=${href}>${unitName}</a>`;
}

declare global {
  interface HTMLElementTagNameMap {
    'thecal-agreement': ThecalAgreement;
  }
}
