import { LitElement, css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Vertebra } from '../../domain/level.ts';
import {
  DEFICITS,
  NO_CLINICAL_FACTS,
  YES_NO,
  type ClinicalFacts,
} from '../../domain/noms/clinical.ts';
import {
  BRANCH_LEAD,
  BRANCH_WORDS,
  INPUT_WORDS,
  NOTE_WORDS,
} from '../../domain/noms/noms-words.ts';
import type { NomsNote, NomsResult } from '../../domain/noms/noms.ts';
import {
  PRIMARIES,
  PRIMARY_IDS,
  RADIOSENSITIVITY_SOURCE,
  type PrimaryId,
} from '../../domain/noms/primaries.ts';
import type { CardId } from '../../domain/reference/reference.ts';
import '../icon/icon.ts';
import { definedWords, definitionStyles } from '../reference/definition.ts';
import '../sins-card/segments.ts';
import type { Segment, SegmentPressEvent } from '../sins-card/segments.ts';
import { baseStyles, buttonStyles } from '../theme/shared-styles.ts';
import { ClinicalChangeEvent } from './noms-events.ts';

const NAMES = { yes: 'Yes', no: 'No', none: 'None', stable: 'Stable', progressive: 'Progressive' };

const segmentsOf = (values: readonly (keyof typeof NAMES | 'unknown')[]): readonly Segment[] =>
  values.map((value) =>
    value === 'unknown'
      ? { value, label: '?', name: 'Asked, unknown', points: null }
      : { value, label: NAMES[value], name: NAMES[value], points: null },
  );

/**
 * The NOMS framework at a level: what the referral says, and the published branch it leads to or what is missing.
 * @fires clinical-change - a fact was given or taken back
 */
@customElement('thecal-noms-card')
export class ThecalNomsCard extends LitElement {
  static override readonly styles = [
    baseStyles,
    buttonStyles,
    definitionStyles,
    css`
      :host {
        display: block;
        padding: 4px 14px 12px;
      }
      summary {
        display: flex;
        align-items: center;
        gap: 10px;
        padding: 8px 0;
        cursor: pointer;
      }
      summary h2 {
        white-space: nowrap;
      }
      .lead {
        flex: 1;
        overflow: hidden;
        color: var(--tc-text-2);
        text-overflow: ellipsis;
        white-space: nowrap;
      }
      details[open] .lead {
        display: none;
      }
      .facts {
        display: grid;
        grid-template-columns: 104px minmax(0, 1fr);
        align-items: center;
        gap: 6px 4px;
      }
      select,
      textarea {
        box-sizing: border-box;
        width: 100%;
        padding: 3px 6px;
        border: 1px solid var(--tc-edge);
        border-radius: 6px;
        background: var(--tc-surface-2);
        color: inherit;
        font: inherit;
      }
      textarea {
        min-height: 28px;
        resize: vertical;
      }
      .banner {
        display: flex;
        align-items: flex-start;
        gap: 8px;
        margin: 8px 0 2px;
        padding: 8px 10px;
        border: 1px solid var(--tc-edge);
        border-radius: 8px;
      }
      .levels {
        margin: 8px 0 0;
      }
      .branch {
        margin: 10px 0 0;
        padding: 8px 10px;
        border-left: 3px solid var(--tc-edge);
        background: var(--tc-surface-2);
      }
      .branch strong {
        display: block;
        font-weight: 650;
      }
      .definitions {
        margin-top: 10px;
      }
      .notes {
        display: grid;
        gap: 4px;
        margin: 8px 0 0;
        color: var(--tc-text-2);
      }
    `,
  ];

  @property({ attribute: false }) level: Vertebra | null = null;
  @property({ attribute: false }) facts: ClinicalFacts = NO_CLINICAL_FACTS;
  @property({ attribute: false }) result: NomsResult | null = null;
  /** Which of several levels leads, in a sentence; empty for a single one. */
  @property({ attribute: false }) levels = '';

  protected override render(): unknown {
    const { result } = this;
    return html`${
        // Pain on movement speaks louder than the points: it is seen with the card closed, too.
        result?.notes.includes('mechanical-pain')
          ? html`<p class="banner" role="note">
              <thecal-icon name="warning"></thecal-icon>${NOTE_WORDS['mechanical-pain']}
            </p>`
          : nothing
      }
      <details>
        <summary>
          <h2>NOMS${this.level === null ? '' : `, ${this.level}`}</h2>
          <span class="lead">${result === null ? '' : leadOf(result)}</span>
        </summary>
        <div class="facts">
          <label for="primary">Primary</label>
          ${this.renderPrimary()} ${this.renderChoice('deficit', 'Deficit', DEFICITS)}
          ${this.renderChoice('priorRadiation', 'Irradiated', YES_NO, 'Prior radiation in the field')}
          ${this.renderChoice('surgicalCandidate', 'Surgery', YES_NO, 'Candidate for surgery')}
          <label for="systemic">Systemic</label>
          <textarea
            id="systemic"
            rows="1"
            maxlength="1000"
            .value=${this.facts.systemic}
            @change=${(event: Event) => {
              this.change({ systemic: (event.target as HTMLTextAreaElement).value.trim() });
            }}
          ></textarea>
        </div>
        ${this.levels === '' ? nothing : html`<p class="levels">${this.levels}</p>`}
        ${result === null ? nothing : renderResult(result)}
        <p class="definitions quiet">
          ${definedWords('noms', 'NOMS')} · ${definedWords('radiosensitivity', 'Radiosensitivity')}
          · ${definedWords('noms-branches', 'Branches')}
        </p>
      </details>`;
  }

  private renderPrimary(): unknown {
    const { primary } = this.facts;
    return html`<select
      id="primary"
      title=${RADIOSENSITIVITY_SOURCE}
      @change=${(event: Event) => {
        const { value } = event.target as HTMLSelectElement;
        this.change({ primary: value === '' ? null : (value as PrimaryId) });
      }}
    >
      <option value="" ?selected=${primary === null}>Not asked</option>
      ${PRIMARY_IDS.map((id) => {
        const { name, radiosensitivity } = PRIMARIES[id];
        return html`<option value=${id} ?selected=${primary === id}>
          ${id === 'unknown' ? name : `${name} (${radiosensitivity})`}
        </option>`;
      })}
    </select>`;
  }

  private renderChoice(
    fact: 'deficit' | 'priorRadiation' | 'surgicalCandidate',
    label: string,
    values: readonly (keyof typeof NAMES | 'unknown')[],
    name = label,
  ): unknown {
    return html`<span title=${name}>${label}</span>
      <thecal-segments
        label=${name}
        .segments=${segmentsOf(values)}
        .value=${this.facts[fact]}
        .proposed=${null}
        @segment-press=${(event: SegmentPressEvent) => {
          this.change({ [fact]: event.value });
        }}
      ></thecal-segments>`;
  }

  private change(facts: Partial<ClinicalFacts>): void {
    this.dispatchEvent(new ClinicalChangeEvent(facts));
  }
}

/** Where a note is explained, with the sources that disagree. */
const NOTE_CARDS: Readonly<Record<NomsNote, CardId>> = {
  'mechanical-pain': 'sins-pain',
  '1c-between-bands': 'escc-bands',
  'unclassified-primary': 'radiosensitivity',
  'stability-undetermined': 'noms-branches',
};

/** The card in one line, while it is closed. */
function leadOf({ branches, missing, notes }: NomsResult): string {
  const titles = branches.map((branch) => BRANCH_WORDS[branch].title);
  if (titles.length > 0) return titles.join(' or ');
  if (missing.length > 0) return `Missing: ${missing.map((one) => INPUT_WORDS[one]).join(', ')}`;
  return notes.map((note) => NOTE_WORDS[note]).join(' ');
}

function renderResult({ branches, missing, open, notes }: NomsResult): unknown {
  const list = (inputs: NomsResult['missing']): string =>
    inputs.map((input) => INPUT_WORDS[input]).join(', ');
  return html`<div aria-live="polite">
    ${branches.map(
      (branch) =>
        html`<p class="branch">
          <strong>${BRANCH_LEAD}: ${BRANCH_WORDS[branch].title}</strong>${BRANCH_WORDS[branch].text}
        </p>`,
    )}
    <div class="notes">
      ${missing.length === 0 ? nothing : html`<p>Missing: ${list(missing)}.</p>`}
      ${open.length === 0 ? nothing : html`<p>Could change it: ${list(open)}.</p>`}
      ${notes
        .filter((note) => note !== 'mechanical-pain')
        .map(
          (note) => html`<p>${NOTE_WORDS[note]} ${definedWords(NOTE_CARDS[note], 'Sources')}</p>`,
        )}
    </div>
  </div>`;
}

declare global {
  interface HTMLElementTagNameMap {
    'thecal-noms-card': ThecalNomsCard;
  }
}
