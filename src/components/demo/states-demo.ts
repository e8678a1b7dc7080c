import { html, type TemplateResult } from 'lit';
import { ESCC_GRADES } from '../../domain/escc/escc.ts';
import '../empty-reading/empty-reading.ts';
import '../grade-chip/grade-chip.ts';
import type { GradeValue } from '../grade-chip/grade-value.ts';
import '../open-report/open-progress.ts';
import '../open-report/open-report.ts';
import '../sins-scale/sins-scale.ts';
import '../toast/toast.ts';

const VALUES: readonly GradeValue[] = [
  ...ESCC_GRADES.map((grade) => ({ kind: 'grade' as const, grade })),
  { kind: 'range', lowest: '1a', highest: '2' },
  { kind: 'at-least', lowest: '1b' },
  { kind: 'cauda-equina' },
  { kind: 'none' },
];

const chips = (state: 'proposal' | 'confirmed'): TemplateResult =>
  html`<div style="display:flex;flex-wrap:wrap;gap:8px;align-items:center">
    ${(['card', 'table', 'strip'] as const).map((size) =>
      VALUES.map(
        (value) =>
          html`<thecal-grade-chip
            .value=${value}
            .state=${state}
            .size=${size}
          ></thecal-grade-chip>`,
      ),
    )}
  </div>`;

/** Small parts, and what is shown when things go on or go wrong. */
export const statesDemo = (): TemplateResult =>
  html`<div style="display:grid;grid-template-columns:1fr 1fr;gap:24px;padding:24px">
    <div style="display:grid;gap:16px;align-content:start">
      ${chips('proposal')} ${chips('confirmed')}
      <thecal-sins-scale .lowest=${10} .highest=${13}></thecal-sins-scale>
      <thecal-sins-scale .lowest=${6} .highest=${6}></thecal-sins-scale>
      <thecal-sins-scale .lowest=${6} .highest=${6} provisional></thecal-sins-scale>
      <thecal-open-progress
        .progress=${{ filesRead: 294, filesTotal: 412, setAside: 3, label: '' }}
      ></thecal-open-progress>
      <thecal-toast
        .messages=${[
          { id: '1', kind: 'note', text: 'Copied the sentence of T12.' },
          {
            id: '2',
            kind: 'warning',
            text: 'IM_0231 was cut short: 118 kB of 526 kB arrived. Ax T2 has a gap at slice 12.',
            action: { name: 'undo', label: 'Undo' },
          },
        ]}
      ></thecal-toast>
    </div>
    <thecal-open-report
      style="height:380px"
      .report=${{
        opened: 409,
        total: 412,
        canRead: true,
        setAside: [
          { name: 'DICOMDIR', reason: 'An index, not an image. Nothing is lost.' },
          { name: 'IM_0231', reason: 'Cut short: 118 kB of 526 kB arrived.' },
          { name: '<b>report</b>_final.pdf', reason: 'A PDF. Thecal opens DICOM only.' },
        ],
        notes: ['Ax T2 TSE has a gap at slice 12. Grades near it will say so.'],
      }}
    ></thecal-open-report>
    <thecal-empty-reading
      style="height:400px;background:var(--tc-surface-2)"
    ></thecal-empty-reading>
  </div>`;
