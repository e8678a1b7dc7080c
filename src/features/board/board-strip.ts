import { html, nothing } from 'lit';
import { renderGradeChip } from '../../components/grade-chip/render-grade-chip.ts';
import type { SpineCell } from '../../components/spine-strip/spine-strip.ts';
import type { Vertebra } from '../../domain/level.ts';

/** Region starts are named even where nothing is found. */
const NAMED: ReadonlySet<Vertebra> = new Set<Vertebra>(['C1', 'T1', 'L1', 'S1', 'S5']);

/** The whole spine from head to tail in one row: every lesion with its grade, its name and its SINS below. */
export function renderBoardStrip(
  cells: readonly SpineCell[],
  selected: Vertebra | null,
  choose: (level: Vertebra) => void,
): unknown {
  return html`<ol class="strip" aria-label="Levels">
    ${cells.map(({ vertebra, imaged, grade, sins, hasFinding }) => {
      const isNamed = hasFinding || NAMED.has(vertebra);
      const chip = renderGradeChip(grade, 'cell');
      return html`<li
        class="${imaged ? '' : 'unseen'} ${NAMED.has(vertebra) ? 'start' : ''}"
        title=${imaged ? vertebra : `${vertebra}, not imaged`}
      >
        ${
          hasFinding
            ? html`<button
                type="button"
                aria-current=${vertebra === selected ? 'true' : nothing}
                @click=${() => {
                  choose(vertebra);
                }}
              >
                <span class="visually-hidden">Show ${vertebra}</span>${chip}
              </button>`
            : html`<span class="cell"></span>`
        }
        <span class="name ${hasFinding ? 'found' : ''}">${isNamed ? vertebra : nothing}</span>
        <span class="sins">${sins ?? nothing}</span>
      </li>`;
    })}
  </ol>`;
}
