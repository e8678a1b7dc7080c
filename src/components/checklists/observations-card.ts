import { LitElement, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Vertebra } from '../../domain/level.ts';
import {
  checklistWords,
  observationsLine,
  signName,
  tallyWords,
} from '../../domain/observation-words.ts';
import { SPINE_SIGNS, type SpineSign } from '../../domain/observations.ts';
import { EMPTY_ASSESSMENT, type LevelAssessment, type Reading } from '../../domain/reading.ts';
import type { CardId } from '../../domain/reference/reference.ts';
import { definedWords, definitionButton } from '../reference/definition.ts';
import { SignMarkEvent } from './checklist-events.ts';
import { renderFractures } from './fracture-list.ts';
import { renderItems } from './item-list.ts';
import { observationsCardStyles } from './observations-card.styles.ts';

const SIGN_CARDS: Readonly<Record<SpineSign, CardId>> = {
  'winking-owl': 'sign-winking-owl',
  'ivory-vertebra': 'sign-ivory-vertebra',
  halo: 'sign-halo',
  'osteoblastic-flare': 'sign-osteoblastic-flare',
  'draped-curtain': 'sign-draped-curtain',
  'via-foramen': 'sign-via-foramen',
};

/**
 * What a reader sees and ticks beside the scores: signs and fracture pairs of the level, red flags and the EPOSO list of
 * the study. None of it decides a score.
 * @fires sign-mark, fracture-mark, checklist-answer
 * @fires definition-ask - what a list or a sign means
 */
@customElement('thecal-observations-card')
export class ThecalObservationsCard extends LitElement {
  static override readonly styles = observationsCardStyles;

  @property({ attribute: false }) level: Vertebra | null = null;
  @property({ attribute: false }) assessment: LevelAssessment = EMPTY_ASSESSMENT;
  @property({ attribute: false }) checklist: Reading['checklist'] = {};

  protected override render(): unknown {
    const { assessment, checklist, level } = this;
    const { fracture } = assessment;
    const line = observationsLine(assessment, checklist);
    return html`<details class="card">
      <summary>
        <h2>Signs and checklists</h2>
        <span class="lead" title=${line}>${line === '' ? 'nothing noted' : line}</span>
      </summary>
      ${this.#renderSigns()}
      ${this.#renderFold('fracture-ct', `Fracture on CT${level === null ? '' : `, ${level}`}`, tallyWords(fracture, 'ct'), renderFractures('ct', fracture))}
      ${this.#renderFold('fracture-mr', `Fracture on MR${level === null ? '' : `, ${level}`}`, tallyWords(fracture, 'mr'), renderFractures('mr', fracture))}
      ${this.#renderFold('red-flags', 'Red flags', checklistWords(checklist, 'flag'), renderItems('flag', checklist))}
      ${this.#renderFold('eposo', 'Evaluation (EPOSO): looked at', checklistWords(checklist, 'eposo'), renderItems('eposo', checklist))}
    </details>`;
  }

  #renderSigns(): unknown {
    const { signs } = this.assessment;
    return html`<ul
      class="signs"
      aria-label="Signs${this.level === null ? '' : ` at ${this.level}`}"
    >
      ${SPINE_SIGNS.map((sign) => {
        const isSeen = signs.includes(sign);
        return html`<li>
          <button
            type="button"
            class="button small"
            aria-pressed=${isSeen ? 'true' : 'false'}
            data-sign=${sign}
            @click=${() => this.dispatchEvent(new SignMarkEvent(sign, !isSeen))}
          >
            ${signName(sign)}
          </button>
          ${definitionButton(SIGN_CARDS[sign], signName(sign).toLowerCase())}
        </li>`;
      })}
    </ul>`;
  }

  #renderFold(card: CardId, title: string, tally: string | null, content: unknown): unknown {
    return html`<details class="fold" data-list=${card}>
      <summary>
        <h3>${title}</h3>
        ${tally === null ? nothing : html`<span class="quiet">${tally}</span>`}
      </summary>
      ${content}
      <p class="foot quiet">${definedWords(card, 'Definition and source')}</p>
    </details>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'thecal-observations-card': ThecalObservationsCard;
  }
}
