import { html } from 'lit';
import '../../components/key-cap/key-cap.ts';
import type { Vertebra } from '../../domain/level.ts';
import {
  DEFICITS,
  YES_NO,
  type ClinicalFacts,
  type Deficit,
  type YesNo,
} from '../../domain/noms/clinical.ts';
import { PRIMARIES, PRIMARY_IDS, type PrimaryId } from '../../domain/noms/primaries.ts';
import type { Reading } from '../../domain/reading.ts';

const CHOICES = {
  yes: 'Yes',
  no: 'No',
  none: 'None',
  stable: 'Stable',
  progressive: 'Progressive',
  unknown: 'Not known',
} as const;

const PAINS = [
  ['mechanical', 'Mechanical'],
  ['non-mechanical', 'Other pain'],
  ['none', 'No pain'],
  ['unknown', 'Not known'],
] as const;

/** What happens with an answer; null takes it back to "not asked". */
export interface EditHandlers {
  readonly pain: (value: string | null) => void;
  readonly facts: (facts: Partial<ClinicalFacts>) => void;
}

/** The facts a meeting may change, each marked while it differs from the kept reading. */
export function renderEditFields(
  level: Vertebra,
  now: Reading,
  kept: Reading,
  { pain, facts }: EditHandlers,
): unknown {
  const painAt = ({ assessments }: Reading): string => {
    const answer = assessments[level]?.sins.pain;
    return answer === undefined ? '' : answer.kind === 'answer' ? answer.value : 'unknown';
  };
  const named = (values: readonly (keyof typeof CHOICES)[]): Options =>
    values.map((value) => [value, CHOICES[value]]);
  const fact = (name: 'primary' | 'deficit' | 'priorRadiation'): readonly [string, string] => [
    now.clinical[name] ?? '',
    kept.clinical[name] ?? '',
  ];
  return html`<div class="edits">
    ${renderField(1, 'Pain', [painAt(now), painAt(kept)], PAINS, pain)}
    ${renderField(
      2,
      'Primary',
      fact('primary'),
      PRIMARY_IDS.map((id) => [id, PRIMARIES[id].name] as const),
      (value) => {
        facts({ primary: value as PrimaryId | null });
      },
    )}
    ${renderField(3, 'Deficit', fact('deficit'), named(DEFICITS), (value) => {
      facts({ deficit: value as Deficit | null });
    })}
    ${renderField(4, 'Prior RT', fact('priorRadiation'), named(YES_NO), (value) => {
      facts({ priorRadiation: value as YesNo | null });
    })}
  </div>`;
}

type Options = readonly (readonly [string, string])[];

function renderField(
  key: number,
  label: string,
  [value, before]: readonly [string, string],
  options: Options,
  change: (value: string | null) => void,
): unknown {
  const id = `edit-${key}`;
  return html`<label for=${id}><thecal-key-cap>${key}</thecal-key-cap> ${label}</label>
    <select
      id=${id}
      data-key=${key}
      class=${value === before ? '' : 'changed'}
      @change=${(event: Event) => {
        const chosen = (event.target as HTMLSelectElement).value;
        change(chosen === '' ? null : chosen);
      }}
    >
      <option value="" ?selected=${value === ''}>Not asked</option>
      ${options.map(
        ([option, name]) =>
          html`<option value=${option} ?selected=${option === value}>${name}</option>`,
      )}
    </select>`;
}
