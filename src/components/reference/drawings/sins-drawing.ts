import { html, svg } from 'lit';
import { VERTEBRAE, type Vertebra } from '../../../domain/level.ts';
import { sinsAnswerLabel } from '../../../domain/sins/sins-words.ts';
import { sinsLocation } from '../../../domain/sins/location.ts';
import { SINS_POINTS } from '../../../domain/sins/sins.ts';

type Region = keyof typeof SINS_POINTS.location;

const ROW = 15.5;
const TOP = 6;
const NAMED: readonly Vertebra[] = VERTEBRAE.filter(
  (vertebra) => !['T13', 'L6', 'Co'].includes(vertebra),
);

/** Regions have no colour: dense, hatched, dotted, empty, from most points to none. */
const FILLS: Readonly<Record<Region, string>> = {
  junctional: '#e4e7ea',
  mobile: 'url(#mobile)',
  'semi-rigid': 'url(#semi-rigid)',
  rigid: 'none',
};

/** The spine seen from the patient's right, forward to the left: how far a body lies forward of the straight line. */
const forward = (at: number): number => {
  const along = at / (NAMED.length - 1);
  return 10 * Math.sin(along * Math.PI * 3.1 + 0.2) - (along > 0.85 ? (along - 0.85) * 90 : 0);
};

interface Run {
  readonly region: Region;
  readonly from: number;
  readonly to: number;
}

/** Neighbours of one region together. */
const runs = (): readonly Run[] => {
  const found: Run[] = [];
  NAMED.forEach((vertebra, at) => {
    const region = sinsLocation({ kind: 'vertebra', vertebra }).answer;
    const last = found.at(-1);
    if (last?.region === region) found[found.length - 1] = { ...last, to: at };
    else found.push({ region, from: at, to: at });
  });
  return found;
};

const nameOf = ({ from, to }: Run): string => {
  const [first, last] = [NAMED[from] ?? '', NAMED[to] ?? ''];
  const word = first === 'C0' ? 'Occiput' : first;
  return from === to ? word : `${word} to ${last}`;
};

/** The regions of the SINS location on a spine, from the same table that scores a level. */
export function sinsDrawing(): unknown {
  const height = TOP * 2 + NAMED.length * ROW;
  const groups = runs();
  const label = (run: Run): string =>
    `${sinsAnswerLabel('location', run.region)}, ${SINS_POINTS.location[run.region]}`;
  return html`<div class="drawing" data-drawing="sins-regions">
    <svg
      viewBox="0 0 360 ${height}"
      role="img"
      aria-label="Regions of the spine with their points. ${groups.map((run) => `${nameOf(run)}: ${label(run)}`).join('. ')}."
    >
      <pattern
        id="mobile"
        width="5"
        height="5"
        patternUnits="userSpaceOnUse"
        patternTransform="rotate(45)"
      >
        <path d="M0 0 V5" stroke="#e4e7ea" stroke-width="2.4"></path>
      </pattern>
      <pattern id="semi-rigid" width="6" height="6" patternUnits="userSpaceOnUse">
        <circle cx="2" cy="2" r="1.1" fill="#e4e7ea"></circle>
      </pattern>
      ${NAMED.map((vertebra, at) => {
        const region = sinsLocation({ kind: 'vertebra', vertebra }).answer;
        const width = 26 + at * 0.8 - (vertebra.startsWith('S') ? (at - 24) * 3 : 0);
        return svg`<rect
          x=${110 - forward(at) - width / 2} y=${TOP + at * ROW + 1.5}
          width=${width} height=${ROW - 3} rx="3"
          fill=${FILLS[region]} stroke="#b1b8c0" stroke-width="1.2" />
          <text class="minor" x="62" y=${TOP + at * ROW + 12} text-anchor="end">${vertebra}</text>`;
      })}
      ${groups.map((run) => {
        const top = TOP + run.from * ROW + 1.5;
        const bottom = TOP + (run.to + 1) * ROW - 1.5;
        const middle = (top + bottom) / 2;
        return svg`<path d="M156 ${top} H162 V${bottom} H156" fill="none" stroke="#8b939d" />
          <path d="M162 ${middle} H170" stroke="#8b939d" />
          <text x="176" y=${middle + 4.5}>${label(run)} <tspan class="minor" dx="6">${nameOf(run)}</tspan></text>`;
      })}
    </svg>
  </div>`;
}
