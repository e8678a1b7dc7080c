import { html, svg } from 'lit';
import { ESCC_GRADES, type EsccGrade } from '../../../domain/escc/escc.ts';
import { gradeTitle } from '../../../domain/escc/explain.ts';

/** One cell of the drawing, in its own units. */
const CELL = { width: 112, height: 132 } as const;

/** How the structures lie at a grade: the front edge of the sac dips to `dip`; the cord is an ellipse at `cordY`. */
interface Shapes {
  readonly tumour: string;
  readonly sac: string;
  readonly cordY: number;
  readonly cordRx: number;
  readonly cordRy: number;
}

const ROUND_SAC =
  'M34 74 C34 60 44 51 62 51 C80 51 90 60 90 74 C90 88 78 96 62 96 C46 96 34 88 34 74 Z';
/** A sac whose front edge is pushed in, down to three quarters of the way to `dip`. */
const dentedSac = (dip: number): string =>
  `M34 76 C34 62 38 54 45 55 C50 ${dip} 74 ${dip} 79 55 C86 54 90 62 90 76 C90 89 78 96 62 96 C46 96 34 89 34 76 Z`;
/** Tumour of the body that bulges into the canal, to `tip`. */
const bulge = (tip: number): string =>
  `M30 20 C38 8 86 8 94 20 C98 30 92 38 82 44 C78 ${tip} 46 ${tip} 42 44 C32 38 26 30 30 20 Z`;

const SHAPES: Readonly<Record<EsccGrade, Shapes>> = {
  '0': {
    tumour: 'M34 18 C42 8 82 8 90 18 C94 26 88 33 78 35 C70 37 54 37 46 35 C36 33 30 26 34 18 Z',
    sac: ROUND_SAC,
    cordY: 75,
    cordRx: 14,
    cordRy: 10,
  },
  '1a': { tumour: bulge(51), sac: ROUND_SAC, cordY: 75, cordRx: 14, cordRy: 10 },
  '1b': { tumour: bulge(60), sac: dentedSac(62), cordY: 77, cordRx: 14, cordRy: 10 },
  '1c': { tumour: bulge(69), sac: dentedSac(71), cordY: 77.5, cordRx: 14, cordRy: 10 },
  '2': { tumour: bulge(78), sac: dentedSac(80), cordY: 81.5, cordRx: 16, cordRy: 7 },
  '3': {
    tumour:
      'M30 20 C38 8 86 8 94 20 C98 30 96 40 98 56 C104 84 88 106 62 106 C36 106 20 84 26 56 C28 40 26 30 30 20 Z',
    sac: 'M43 80 C43 73 51 71 62 71 C73 71 81 73 81 80 C81 88 73 90 62 90 C51 90 43 88 43 80 Z',
    cordY: 80.5,
    cordRx: 17,
    cordRy: 8,
  },
};

const BODY =
  'M18 14 C34 0 90 0 106 14 C114 28 108 42 92 46 C76 42 48 42 32 46 C16 42 10 28 18 14 Z';
const CANAL = 'M28 52 C40 44 84 44 96 52 C104 72 92 104 62 110 C32 104 20 72 28 52 Z';

/** The six grades on an axial canal, body above, as on the image. The table beside it says the same in words. */
export function esccDrawing(): unknown {
  return html`<div class="drawing" data-drawing="escc-grades">
    <svg
      viewBox="0 0 ${CELL.width * 3} ${CELL.height * 2}"
      role="img"
      aria-label="The six grades drawn on an axial canal. ${ESCC_GRADES.map((grade) => `${grade}: ${gradeTitle(grade)}`).join('. ')}."
    >
      <pattern
        id="hatch"
        width="5"
        height="5"
        patternUnits="userSpaceOnUse"
        patternTransform="rotate(45)"
      >
        <rect width="5" height="5" fill="var(--tc-tumour)" fill-opacity="0.28"></rect>
        <path d="M0 0 V5" stroke="var(--tc-tumour)" stroke-width="1.6"></path>
      </pattern>
      ${ESCC_GRADES.map((grade, at) => cell(grade, at))}
    </svg>
  </div>`;
}

function cell(grade: EsccGrade, at: number): unknown {
  const { tumour, sac, cordY, cordRx, cordRy } = SHAPES[grade];
  const x = (at % 3) * CELL.width - 6;
  const y = Math.floor(at / 3) * CELL.height;
  return svg`<g transform="translate(${x} ${y})">
    <path class="bone" d=${BODY} />
    <path class="canal" d=${CANAL} />
    <path class="tumour" d=${tumour} fill="url(#hatch)" />
    <path class="sac" d=${sac} style=${grade === '3' ? 'fill: #131518' : ''} />
    <ellipse class="cord" cx="62" cy=${cordY} rx=${cordRx} ry=${cordRy} />
    <rect x="14" y="106" width="30" height="20" rx="4" fill="var(--tc-grade-${grade})" />
    <text x="29" y="120.5" text-anchor="middle" style="fill: var(--tc-grade${grade === '3' ? '-3' : ''}-ink); font-weight: 650">${grade}</text>
  </g>`;
}
