import { html, type TemplateResult } from 'lit';
import {
  CANAL,
  SAC,
  box,
  cutAway,
  epidural,
  slice,
  within,
} from '../../domain/escc/acceptance-shapes.ts';
import type { EsccAnswers, EsccConfirmation } from '../../domain/escc/escc.ts';
import { gradeSlice } from '../../domain/escc/grade-slice.ts';
import type { EsccSliceResult } from '../../domain/escc/slice-result.ts';
import type { SinsAnswers } from '../../domain/sins/sins.ts';
import '../escc-card/escc-card.ts';
import '../sins-card/sins-card.ts';

/** Case D of the acceptance cases: tumour 0.5 mm from the cord. */
const SAC_CUT = cutAway(SAC, box(-4.5, -60, 4.5, -4));
const TUMOUR = epidural(within(CANAL, box(-4.5, -60, 4.5, -4)));
const CASE = slice({ sac: SAC_CUT, tumour: TUMOUR });

const TOUCHED = gradeSlice(CASE);
const UNREFERENCED = gradeSlice({ ...CASE, references: [] });
const WITHOUT_CORD = gradeSlice({ ...CASE, cord: null });
const CONUS_UNKNOWN = gradeSlice({ ...CASE, belowConus: null });

const confirmed = (grade: EsccConfirmation['grade']): EsccConfirmation => ({
  grade,
  confirmedAt: '2031-03-14T10:42:00+01:00',
  image: null,
  proposal: { kind: 'grade', grade: '1c' },
  ruleVersion: '1.0',
  reason: null,
  basis: null,
});

const ANSWERS: SinsAnswers = {
  lesion: {
    kind: 'answer',
    value: 'lytic',
    source: 'reader',
    answeredAt: '2031-03-14T10:42:00+01:00',
  },
};

/** The two cards of the level in view. */
export const panelDemo = (): TemplateResult => html`
  <thecal-escc-card
    .level=${'T12'}
    .siteText=${'slice 9 of 16'}
    .result=${TOUCHED}
  ></thecal-escc-card>
  <hr style="margin:0;border:0;border-top:1px solid var(--tc-hairline)" />
  <thecal-sins-card
    .level=${'T12'}
    .answers=${ANSWERS}
    .proposals=${{
      location: { value: 'junctional', source: 'computed', reason: 'T12 is junctional.' },
      alignment: { value: 'deformity', source: 'measured', reason: 'Cobb 17 degrees.' },
      collapse: { value: 'up-to-50', source: 'measured', reason: 'Heights 20, 19.5, 24 mm.' },
      posterolateral: { value: 'unilateral', source: 'computed', reason: 'Left pedicle.' },
    }}
    .score=${{
      lowest: 10,
      highest: 13,
      sinsClass: null,
      dependsOn: ['pain'],
      provisional: true,
      sentence:
        'Mechanical pain would make it unstable (13). Any other answer keeps it indeterminate.',
    }}
  ></thecal-sins-card>
`;

/** The ESCC card in its other states. */
export const esccStatesDemo = (): TemplateResult => {
  const card = (properties: {
    readonly result?: EsccSliceResult;
    readonly confirmation?: EsccConfirmation;
    readonly belowConus?: boolean;
    readonly answers?: EsccAnswers;
  }): TemplateResult =>
    html`<thecal-escc-card
      style="width:408px;background:var(--tc-surface-2)"
      .level=${properties.belowConus === true ? 'L3' : 'T12'}
      .siteText=${'slice 9 of 16'}
      .result=${properties.result ?? null}
      .confirmation=${properties.confirmation ?? null}
      .answers=${properties.answers ?? {}}
      .belowConus=${properties.belowConus ?? false}
      .readerInitials=${'KM'}
    ></thecal-escc-card>`;
  return html`<div style="display:flex;flex-wrap:wrap;gap:16px;padding:16px">
    ${card({ result: UNREFERENCED, answers: { 'sac-deformed': true } })}
    ${card({ result: TOUCHED, confirmation: confirmed('1c') })}
    ${card({ result: TOUCHED, confirmation: confirmed('2') })}
    ${card({ result: WITHOUT_CORD, confirmation: confirmed('3') })}
    ${card({ result: CONUS_UNKNOWN })} ${card({})} ${card({ belowConus: true })}
  </div>`;
};
