import { html, nothing } from 'lit';
import { definedWords } from '../../components/reference/definition.ts';
import { describeMeasure, explainEscc } from '../../domain/escc/explain.ts';
import type { EsccMeasureName } from '../../domain/escc/escc.ts';
import type { EsccSliceAssessment } from '../../domain/escc/from-reading.ts';
import { sweepableMeasures, type ToleranceSweep } from '../../domain/escc/tolerance-sweep.ts';
import {
  differenceWords,
  itemDifferences,
  keyGrades,
  sinsTotalOf,
  tallyOf,
  type QuizAnswer,
  type QuizResult,
} from '../../domain/quiz/quiz.ts';
import { sinsAnswerLabel, SINS_ITEM_LABELS } from '../../domain/sins/sins-words.ts';
import type { SinsItem } from '../../domain/sins/sins.ts';
import { structureName } from '../../domain/structures.ts';
import { renderDefinition } from './definition-card.ts';
import type { StructureOverlap } from './overlaps.ts';
import type { Feedback } from './quiz-case.ts';

/** What the feedback shows. */
export interface FeedbackView {
  readonly feedback: Feedback;
  /** The slice whose measures are shown: the one on the axial image where it is graded, else the one that decided. */
  readonly slice: EsccSliceAssessment | null;
  readonly isDeciding: boolean;
  readonly sweep: ToleranceSweep | null;
  readonly results: readonly QuizResult[];
  readonly chooseMeasure: (measure: EsccMeasureName) => void;
}

/** The key beside the answer: difference, the measure that decided, its tolerance, items, outlines, how it went so far. */
export function renderFeedback(view: FeedbackView): unknown {
  const { answer, key, teaching, overlaps } = view.feedback;
  const { slice } = view;
  return html`<div class="versus">
      <div><span class="quiet">Your answer</span>${chip(answer.grade)}</div>
      <span class="between">${differenceWords(answer, key)}</span>
      <div><span class="quiet">Key</span>${keyGrades(key).map(chip)}</div>
    </div>
    <h1>${levelWords(answer, key)}</h1>
    ${
      key.alternative === undefined
        ? nothing
        : html`<p>
            The case lies on the border of ${keyGrades(key).join(' and ')}: the model is
            ${key.grade}, the measures fall on ${key.alternative}.
          </p>`
    }
    ${slice && view.isDeciding ? html`<p data-reason>${explainEscc(slice.result)}</p>` : nothing}
    ${
      slice && !view.isDeciding
        ? html`<p data-reason>On this slice: ${explainEscc(slice.result)}</p>`
        : nothing
    }
    ${teaching ? html`<p><strong>${teaching.diagnosis}</strong> ${teaching.teachingPoint}</p>` : nothing}
    ${
      slice && view.sweep
        ? html`<h2 class="visually-hidden">Tolerance</h2>
            <thecal-tolerance-band
              .sweep=${view.sweep}
              .measures=${sweepableMeasures(slice.result)}
              @measure-choose=${({ measure }: { readonly measure: EsccMeasureName }) => {
                view.chooseMeasure(measure);
              }}
            ></thecal-tolerance-band>`
        : nothing
    }
    ${slice ? renderMeasures(slice) : nothing} ${renderDefinition(key.grade)}
    ${renderSins(answer, key)} ${renderOverlaps(overlaps)} ${renderTally(view.results)}`;
}

const chip = (grade: QuizAnswer['grade']): unknown =>
  html`<thecal-grade-chip
    size="card"
    .value=${grade === null || grade === 'none' ? { kind: 'none' } : { kind: 'grade', grade }}
    state="confirmed"
  ></thecal-grade-chip>`;

function levelWords(answer: QuizAnswer, key: QuizAnswer): string {
  if (key.level === null) return 'No level has a finding.';
  if (answer.level === null) return `The level is ${key.level}.`;
  return answer.level === key.level
    ? `${key.level}, as you said.`
    : `The level is ${key.level}, you said ${answer.level}.`;
}

function renderMeasures({ result }: EsccSliceAssessment): unknown {
  if (result.measures.length === 0) return nothing;
  return html`<h2>Measures</h2>
    <table>
      <tr>
        <th scope="col">Measure</th>
        <th scope="col">Value</th>
        <th scope="col">Result at its tolerance</th>
      </tr>
      ${result.measures.map((measure) => {
        const { label, value, verdict } = describeMeasure(measure);
        return html`<tr class=${measure.decided ? 'differs' : ''}>
          <th scope="row">${label}</th>
          <td>${value}</td>
          <td>${verdict}${measure.decided ? ', decides' : ''}</td>
        </tr>`;
      })}
    </table>`;
}

function renderSins(answer: QuizAnswer, key: QuizAnswer): unknown {
  if (Object.keys(key.sins).length === 0) return nothing;
  const total = (one: QuizAnswer): string => {
    const points = sinsTotalOf(one);
    return points === null ? 'open' : `${points}`;
  };
  const label = (item: SinsItem, value: string | null): string =>
    value === null ? '–' : sinsAnswerLabel(item, value);
  return html`<h2>SINS ${total(key)}, yours ${total(answer)}</h2>
    <table>
      <tr>
        <th scope="col">Item</th>
        <th scope="col">Yours</th>
        <th scope="col">Key</th>
        <th scope="col">Points</th>
      </tr>
      ${itemDifferences(answer, key).map(
        ({ item, answer: own, key: wanted, points }) =>
          html`<tr class=${points === null || points === 0 ? '' : 'differs'}>
            <th scope="row">${definedWords(`sins-${item}`, SINS_ITEM_LABELS[item])}</th>
            <td>${label(item, own)}</td>
            <td>${label(item, wanted)}</td>
            <td>${points === null ? '' : points > 0 ? `+${points}` : points}</td>
          </tr>`,
      )}
    </table>`;
}

function renderOverlaps(overlaps: readonly StructureOverlap[]): unknown {
  if (overlaps.length === 0) return nothing;
  return html`<h2>Outlines</h2>
    <table>
      <tr>
        <th scope="col">Structure</th>
        <th scope="col">Dice</th>
        <th scope="col">Largest distance</th>
      </tr>
      ${overlaps.map(
        ({ structure, overlap }) =>
          html`<tr>
            <th scope="row">${structureName(structure)}</th>
            <td>${overlap.dice.toFixed(2)}</td>
            <td>${overlap.largestDistanceMm.toFixed(1)} mm</td>
          </tr>`,
      )}
    </table>`;
}

function renderTally(results: readonly QuizResult[]): unknown {
  const { answered, same, higher, lower } = tallyOf(results);
  if (answered === 0) return nothing;
  return html`<h2>So far</h2>
    <p>
      ${same} of ${answered} with the grade of the key, ${lower} lower, ${higher} higher.
      <a href="#/agreement">Agreement</a>
    </p>`;
}
