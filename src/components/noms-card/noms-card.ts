import { LitElement, css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Vertebra } from '../../domain/level.ts';
import { NO_CLINICAL_FACTS, YES_NO, type ClinicalFacts } from '../../domain/noms/clinical.ts';
import type { LevelDeficit } from '../../domain/noms/deficit.ts';
import type { NomsOfLevels } from '../../domain/noms/noms-levels.ts';
import { branchLines, inputList, nomsLead, NOTE_WORDS } from '../../domain/noms/noms-words.ts';
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
import './deficit-row.ts';
import { ClinicalChangeEvent } from './noms-events.ts';

const NAMES = { yes: 'Yes', no: 'No' };

const YES_NO_SEGMENTS: readonly Segment[] = YES_NO.map((value) =>
  value === 'unknown'
    ? { value, label: '?', name: 'Asked, unknown', points: null }
    : { value, label: NAMES[value], name: NAMES[value], points: null },
);

/**
 * The NOMS framework: the deficit of the level, what the referral says, and for every level the published branches it leads
 * to and what is missing.
 * @fires clinical-change - a fact was given or taken back
 * @fires deficit-change - the deficit of the level was answered
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
        color: var(--tc-text-2);
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
      .group h3 {
        margin: 10px 0 0;
        font-size: inherit;
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
  /** The deficit of the level; null while nothing was asked. */
  @property({ attribute: false }) deficit: LevelDeficit | null = null;
  /** Where the framework leads, levels with the same together, neurologically worst first. */
  @property({ attribute: false }) groups: readonly NomsOfLevels[] = [];
  /** Which of several levels are symptomatic, in a sentence; empty for a single one. */
  @property({ attribute: false }) levels = '';

  protected override render(): unknown {
    const own = this.groups.find(({ levels }) => levels.some((one) => one === this.level));
    const result = own?.result ?? null;
    return html`<thecal-deficit-row
        .level=${this.level}
        .deficit=${this.deficit}
        .ofStudy=${this.facts.deficit}
      ></thecal-deficit-row>
      ${
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
          <span class="lead">${result === null ? '' : nomsLead(result)}</span>
        </summary>
        <div class="facts">
          <label for="primary">Primary</label>
          ${this.renderPrimary()}
          ${this.renderChoice('priorRadiation', 'Irradiated', 'Prior radiation in the field')}
          ${this.renderChoice('surgicalCandidate', 'Surgery', 'Candidate for surgery')}
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
        <div aria-live="polite">
          ${this.groups.map((group) => renderGroup(group, this.groups.length > 1))}
        </div>
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
    fact: 'priorRadiation' | 'surgicalCandidate',
    label: string,
    name: string,
  ): unknown {
    return html`<span title=${name}>${label}</span>
      <thecal-segments
        label=${name}
        .segments=${YES_NO_SEGMENTS}
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
  'grade-proposed': 'escc',
  'deficit-not-explained': 'noms-branches',
  'look-at-the-foramen': 'compartment-signs',
  're-irradiation': 'noms-branches',
  'non-invasive-stabilisation': 'noms-branches',
};

function renderGroup({ levels, result }: NomsOfLevels, isOneOfSeveral: boolean): unknown {
  return html`<section class="group">
    ${isOneOfSeveral ? html`<h3>${levels.join(', ')}</h3>` : nothing}
    ${branchLines(result).map(
      ({ lead, title, text }) =>
        html`<p class="branch"><strong>${lead}: ${title}</strong>${text}</p>`,
    )}
    ${renderBeside(result)}
  </section>`;
}

function renderBeside({ missing, open, notes }: NomsResult): unknown {
  return html`<div class="notes">
    ${missing.length === 0 ? nothing : html`<p>Missing: ${inputList(missing)}.</p>`}
    ${open.length === 0 ? nothing : html`<p>Could change it: ${inputList(open)}.</p>`}
    ${notes
      .filter((note) => note !== 'mechanical-pain')
      .map((note) => html`<p>${NOTE_WORDS[note]} ${definedWords(NOTE_CARDS[note], 'Sources')}</p>`)}
  </div>`;
}

declare global {
  interface HTMLElementTagNameMap {
    'thecal-noms-card': ThecalNomsCard;
  }
}
