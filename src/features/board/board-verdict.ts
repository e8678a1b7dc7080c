import { html, nothing, svg } from 'lit';
import { renderGradeChip } from '../../components/grade-chip/render-grade-chip.ts';
import { sinsRing } from '../../components/sins-scale/sins-ring.ts';
import { READ_ON_SAGITTAL, type LevelRow } from '../../domain/level-table.ts';
import { sinsRangeText } from '../../domain/sins/sins-words.ts';
import { shownGradeOfRow, sinsScore } from '../viewer/index.ts';
import { gradeWords, whyWords } from './board-model.ts';

/** The right column: grade and why, distance and arc, SINS. */
export function renderVerdict(row: LevelRow): unknown {
  const score = sinsScore(row.sins);
  const arc = row.escc.deciding?.result.drawing.arc ?? null;
  return html`<div class="verdict">
    <h2>${row.caudaEquina ? 'Cauda equina' : 'ESCC'}, ${row.level} ${renderTag(row)}</h2>
    ${renderGrade(row)}
    <p class="why">${whyWords(row)} ${row.isReadOnSagittal ? READ_ON_SAGITTAL : nothing}</p>
    <dl>
      <dt>Tumour to ${row.caudaEquina ? 'roots' : 'cord'}</dt>
      <dd>${renderDistance(distanceOf(row))}</dd>
      <dt>Around the sac</dt>
      <dd>${arc === null ? 'not measured' : `${Math.round(arc.totalDeg)}°`}</dd>
    </dl>
    <div class="sins-line">
      <h2>SINS</h2>
      <strong>${sinsRangeText(score.lowest, score.highest)}</strong>
      ${sinsRing(score.sinsClass)}
      <span>${score.sinsClass ?? `depends on ${score.dependsOn.slice(0, 2).join(' and ')}`}</span>
    </div>
  </div>`;
}

/** Two readings of a level, one line for each: what a meeting argues about. */
export function renderPair(
  pair: readonly { readonly label: string; readonly row: LevelRow | null }[],
): unknown {
  return html`<div class="verdict pair">
    ${pair.map(({ label, row }) => {
      if (!row)
        return html`<section>
          <h2>${label}</h2>
          Nothing recorded at this level.
        </section>`;
      const score = sinsScore(row.sins);
      return html`<section>
        <h2>${label}</h2>
        ${renderGrade(row)}
        <div class="sins-line">
          SINS <b>${sinsRangeText(score.lowest, score.highest)}</b> ${sinsRing(score.sinsClass)}
          <span>${score.sinsClass ?? 'open'}</span>
        </div>
      </section>`;
    })}
  </div>`;
}

function renderGrade(row: LevelRow): unknown {
  const grade = shownGradeOfRow(row);
  return html`<div class="grade">
    ${renderGradeChip(grade, 'board')}
    <strong>${gradeWords(row)}</strong>
  </div>`;
}

function renderTag(row: LevelRow): unknown {
  const isBoundary = row.escc.deciding?.result.flags.some(({ kind }) => kind === 'boundary');
  const isProposal = row.confirmed === null && shownGradeOfRow(row) !== null && !row.caudaEquina;
  if (!isProposal && !isBoundary) return nothing;
  return html`<span class="tag"
    >${isProposal ? (isBoundary ? 'Proposal, at a boundary' : 'Proposal') : 'At a boundary'}</span
  >`;
}

/** Below the conus the roots stand in the cord's place. */
const distanceOf = (row: LevelRow): number | null =>
  row.caudaEquina ? (row.escc.deciding?.result.accompanying.gapMm ?? null) : row.gapMm;

/** Where a scale of the distance ends. Unit: mm. */
const SCALE_MM = 5;

/**
 * A distance with the marks of 2 and 3 mm, within which a high dose to the tumour reaches the cord.
 * Source: spec clinical-rules, instrument 35.
 */
function renderDistance(mm: number | null): unknown {
  if (mm === null) return 'not measured';
  const at = (value: number): number => 8 + (Math.min(value, SCALE_MM) / SCALE_MM) * 144;
  return html`<svg
      class="scale"
      viewBox="0 0 160 44"
      role="img"
      aria-label="On a scale to 5 mm with marks at 2 and 3"
    >
      <path d="M8 32H152" stroke="currentColor" stroke-width="2"></path>
      ${[2, 3].map(
        (mark) =>
          svg`<path d="M${at(mark)} 24V40" stroke="currentColor" stroke-width="2"></path>
            <text x=${at(mark)} y="20" text-anchor="middle" font-size="24" fill="currentColor">${mark}</text>`,
      )}
      <circle cx=${at(mm)} cy="32" r="7" fill="currentColor"></circle>
    </svg>
    ${mm.toFixed(1)} mm`;
}
