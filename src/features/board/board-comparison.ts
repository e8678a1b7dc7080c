import { html } from 'lit';
import '../../components/versions/differences-table.ts';
import { compareReadings } from '../../domain/comparison/compare-readings.ts';
import type { LevelRow } from '../../domain/level-table.ts';
import type { Vertebra } from '../../domain/level.ts';
import type { Reading } from '../../domain/reading.ts';
import { renderPair } from './board-verdict.ts';

interface Reader {
  readonly label: string;
  readonly reading: Reading;
  readonly row: LevelRow | null;
  /** The axial image with the reader's marks. */
  readonly pane: unknown;
}

/** Two readers of one case. */
export interface BoardComparison {
  readonly level: Vertebra | null;
  readonly first: Reader;
  readonly second: Reader;
  /** Where the second reading is chosen. */
  readonly choice: unknown;
}

/** Two readers side by side: the same slice with the marks of each, then what they say differently, this level first. */
export function renderComparison({ level, first, second, choice }: BoardComparison): unknown {
  const differences = compareReadings(first.reading, second.reading);
  return html`<div class="top pair">
      ${[first, second].map(
        ({ pane, label }) =>
          html`<figure>
            ${pane}
            <figcaption>${label}</figcaption>
          </figure>`,
      )}
      ${renderPair([
        { label: `${first.label}${level ? `, ${level}` : ''}`, row: first.row },
        { label: second.label, row: second.row },
      ])}
    </div>
    <div class="compare" tabindex="0" role="region" aria-label="Differences">
      ${choice}
      <thecal-differences-table
        .differences=${[
          ...differences.filter((one) => one.level === level),
          ...differences.filter((one) => one.level !== level),
        ]}
        .firstLabel=${first.label}
        .secondLabel=${second.label}
      ></thecal-differences-table>
    </div>`;
}
