import { html, nothing } from 'lit';
import { isShown, kappasOf } from '../../domain/agreement/agreement-csv.ts';
import { FEWEST_CASES, type PairAgreement } from '../../domain/agreement/agreement.ts';
import type { Kappa } from '../../domain/agreement/kappa.ts';
import { ESCC_GRADES } from '../../domain/escc/escc.ts';

/** Where high-grade compression begins in the matrix. */
const FIRST_HIGH = ESCC_GRADES.indexOf('2');

/** Two readers: what they agree on in counts, the coefficients where there are cases enough, the class matrix. */
export function renderPair(pair: PairAgreement): unknown {
  const { readers, common, graded } = pair;
  return html`<section>
    <h2>${readers[0]} and ${readers[1]}</h2>
    <p>${countWords(pair)}</p>
    ${
      common === 0
        ? nothing
        : html`<div class="pair">
            ${renderKappas(pair)} ${graded === 0 ? nothing : renderMatrix(pair)}
          </div>`
    }
  </section>`;
}

function countWords({ common, graded, same, oneApart, further, otherSide }: PairAgreement): string {
  if (common === 0) return 'They judged nothing in common.';
  const both = `${common} ${common === 1 ? 'case' : 'cases'} in common`;
  if (graded === 0) return `${both}, none with a grade from both.`;
  const ungraded = common - graded;
  return [
    `${both}: the same grade in ${same} of ${graded}`,
    `one apart in ${oneApart}`,
    `further in ${further}`,
    `on two sides of high or not in ${otherSide}`,
  ]
    .join(', ')
    .concat(ungraded === 0 ? '.' : `; ${ungraded} without a grade from both.`);
}

function renderKappas(pair: PairAgreement): unknown {
  if (pair.common < FEWEST_CASES) {
    return html`<p class="quiet">
      Kappa is shown from ${FEWEST_CASES} cases on; these two have ${pair.common} in common.
    </p>`;
  }
  return html`<table>
    <tr>
      <th scope="col">Kappa</th>
      <th scope="col">Value</th>
      <th scope="col">95 % interval</th>
      <th scope="col">Cases</th>
    </tr>
    ${kappasOf(pair).map(
      ([name, kappa]) =>
        html`<tr>
          <th scope="row">${name}</th>
          ${renderKappa(kappa)}
        </tr>`,
    )}
  </table>`;
}

function renderKappa(kappa: Kappa | null): unknown {
  if (kappa === null) {
    return html`<td colspan="3" class="quiet">not defined on these cases</td>`;
  }
  if (!isShown(kappa)) {
    return html`<td colspan="2" class="quiet">from ${FEWEST_CASES} cases on</td>
      <td>${kappa.cases}</td>`;
  }
  const [low, high] = kappa.interval;
  return html`<td><strong>${kappa.value.toFixed(2)}</strong></td>
    <td>${low.toFixed(2)} to ${high.toFixed(2)}</td>
    <td>${kappa.cases}</td>`;
}

function renderMatrix({ readers, matrix }: PairAgreement): unknown {
  const edge = (at: number): string => (at === FIRST_HIGH ? 'border' : '');
  return html`<div>
    <h3>Rows ${readers[0]}, columns ${readers[1]}</h3>
    <table class="matrix" aria-label="Grades of ${readers[0]} (rows) and ${readers[1]} (columns)">
      <tr>
        <th></th>
        ${ESCC_GRADES.map((grade, j) => html`<th scope="col" class=${edge(j)}>${grade}</th>`)}
      </tr>
      ${ESCC_GRADES.map(
        (grade, i) =>
          html`<tr class=${edge(i)}>
            <th scope="row">${grade}</th>
            ${ESCC_GRADES.map((_, j) => {
              const count = matrix[i]?.[j] ?? 0;
              return html`<td class="${i === j ? 'same' : ''} ${edge(j)}">
                ${count === 0 ? '' : count}
              </td>`;
            })}
          </tr>`,
      )}
    </table>
  </div>`;
}
