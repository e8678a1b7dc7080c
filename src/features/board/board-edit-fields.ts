import { html } from 'lit';
import '../../components/key-cap/key-cap.ts';
import type { Vertebra } from '../../domain/level.ts';
import {
  YES_NO,
  type ClinicalFacts,
  type Deficit,
  type YesNo,
} from '../../domain/noms/clinical.ts';
import {
  DEFICIT_ANSWERS,
  NO_DEFICIT_ASKED,
  withDeficit,
  type LevelDeficit,
} from '../../domain/noms/deficit.ts';
import { deficitText } from '../../domain/noms/deficit-words.ts';
import { PRIMARIES, PRIMARY_IDS, type PrimaryId } from '../../domain/noms/primaries.ts';
import type { Reading } from '../../domain/reading.ts';

const CHOICES = {
  yes: 'Yes',
  no: 'No',
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
  readonly deficit: (deficit: LevelDeficit | null) => void;
}

/** The facts a meeting may change, each marked while it differs from the kept reading. */
export function renderEditFields(
  level: Vertebra,
  now: Reading,
  kept: Reading,
  { pain, facts, deficit }: EditHandlers,
): unknown {
  const painAt = ({ assessments }: Reading): string => {
    const answer = assessments[level]?.sins.pain;
    return answer === undefined ? '' : answer.kind === 'answer' ? answer.value : 'unknown';
  };
  const deficitAt = ({ assessments }: Reading): LevelDeficit | null =>
    assessments[level]?.deficit ?? null;
  const named = (values: readonly (keyof typeof CHOICES)[]): Options =>
    values.map((value) => [value, CHOICES[value]]);
  const fact = (name: 'primary' | 'priorRadiation'): readonly [string, string] => [
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
    ${renderField(
      3,
      'Deficit',
      [deficitKey(deficitAt(now)), deficitKey(deficitAt(kept))],
      deficitOptions(deficitAt(now)),
      (value) => {
        deficit(deficitOf(value, deficitAt(now)));
      },
      ofStudy(now),
    )}
    ${renderField(4, 'Prior RT', fact('priorRadiation'), named(YES_NO), (value) => {
      facts({ priorRadiation: value as YesNo | null });
    })}
  </div>`;
}

/** As `studyDeficitText`, where the field says that it is about the deficit, and has room for so much. */
const OF_STUDY: Readonly<Record<Deficit, string>> = {
  none: 'None, no level',
  stable: 'Stable, no level',
  progressive: 'Progressive, no level',
  unknown: 'Asked, not known',
};

/** What a level says whose own deficit nobody asked: what a record of before says of the study, as NOMS takes it. */
const ofStudy = ({ clinical: { deficit } }: Reading): string =>
  deficit === null ? NOT_ASKED : OF_STUDY[deficit];

const NOT_ASKED = 'Not asked';

const capitalised = (words: string): string => words.slice(0, 1).toUpperCase() + words.slice(1);

/** What a meeting asks of a deficit: none, or its kind with its course. */
const DEFICITS: readonly Pick<LevelDeficit, 'kind' | 'severity' | 'course'>[] = [
  { kind: null, severity: 'none', course: null },
  ...DEFICIT_ANSWERS.kind.flatMap((kind) =>
    DEFICIT_ANSWERS.course.map((course) => ({ kind, severity: null, course })),
  ),
];

/** A deficit as one of the entries: severity, walking and onset are kept beside it. */
function deficitKey(deficit: LevelDeficit | null): string {
  if (deficit === null) return '';
  return deficit.severity === 'none' ? 'none' : `${deficit.kind ?? ''}/${deficit.course ?? ''}`;
}

/** The entries, and the present answer where it is none of them. */
function deficitOptions(now: LevelDeficit | null): Options {
  const entries = DEFICITS.map((one): readonly [string, string] => {
    const entry = { ...NO_DEFICIT_ASKED, ...one };
    return [deficitKey(entry), capitalised(deficitText(entry))];
  });
  const isThere = now === null || entries.some(([key]) => key === deficitKey(now));
  return isThere ? entries : [...entries, [deficitKey(now), deficitText(now)]];
}

function deficitOf(key: string | null, now: LevelDeficit | null): LevelDeficit | null {
  const chosen = DEFICITS.find((one) => deficitKey({ ...NO_DEFICIT_ASKED, ...one }) === key);
  if (chosen === undefined) return null;
  const { kind, severity, course } = chosen;
  return withDeficit(now, severity === 'none' ? { severity } : { kind, course });
}

type Options = readonly (readonly [string, string])[];

function renderField(
  key: number,
  label: string,
  [value, before]: readonly [string, string],
  options: Options,
  change: (value: string | null) => void,
  unanswered = NOT_ASKED,
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
      <option value="" ?selected=${value === ''}>${unanswered}</option>
      ${options.map(
        ([option, name]) =>
          html`<option value=${option} ?selected=${option === value}>${name}</option>`,
      )}
    </select>`;
}
