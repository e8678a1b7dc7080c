import { EMPTY_ASSESSMENT } from '../../../domain/reading.ts';
import {
  CHECKLIST_ANSWERS,
  CHECKLIST_ITEMS,
  CORD_SIGNALS,
  FRACTURE_FEATURES,
  FRACTURE_SIDES,
  SPINE_SIGNS,
} from '../../../domain/observations.ts';
import {
  ONE_C_BANDS,
  PROPOSED_RULES,
  RULE_NAMES,
  RULE_PROPOSALS,
  type RuleName,
} from '../../../domain/rules.ts';
import { DEFICITS, NO_CLINICAL_FACTS, YES_NO } from '../../../domain/noms/clinical.ts';
import { DEFICIT_ANSWERS, type LevelDeficit } from '../../../domain/noms/deficit.ts';
import { PRIMARY_IDS } from '../../../domain/noms/primaries.ts';
import type { Uid } from '../../../base/uid.ts';
import { COMPARTMENTS } from '../../../domain/compartment.ts';
import {
  ESCC_DIFFERENCES,
  ESCC_GRADES,
  ESCC_QUESTIONS,
  type EsccBasis,
  type EsccConfirmation,
  type EsccFlag,
  type EsccProposal,
} from '../../../domain/escc/escc.ts';
import type { CaudaConfirmation } from '../../../domain/escc/cauda-confirmation.ts';
import { esccTolerances } from '../../../domain/escc/tolerances.ts';
import { imageKeyOf, type ImageKey } from '../../../domain/image-series.ts';
import { VERTEBRAE, type Vertebra } from '../../../domain/level.ts';
import type { LevelAssessment, MarkId, Reading } from '../../../domain/reading.ts';
import {
  SINS_ITEMS,
  SINS_POINTS,
  type SinsAnswers,
  type SinsSource,
} from '../../../domain/sins/sins.ts';
import type { ImagePoint } from '../../../geometry/spaces.ts';
import {
  COUNTING_METHOD_CODES,
  ESCC_REASON_CODES,
  MARK_ORIGIN_CODES,
  MEASURE_METHOD_CODES,
  MEASURE_NAME_CODES,
  NO_PROPOSAL_CODES,
  OUTLINE_ROLE_CODES,
  REVIEW_REASON_CODES,
  SINS_SOURCE_CODES,
  STRUCTURE_CODES,
  TRANSITIONAL_CODES,
} from '../code-tables.ts';
import { SIGNAL_TISSUE_CODES } from '../observation-codes.ts';
import type { DerivedEscc, DerivedValues } from '../report-context.ts';
import { SAMPLE_IMAGES, SAMPLE_STUDY } from './sample-context.ts';

/** A reading with what is derived from it. */
export interface CoveringReading {
  readonly name: string;
  readonly reading: Reading;
  readonly derived: DerivedValues;
  readonly signedOff: boolean;
}

const COUNT = 12;

/** Twelve readings that together use every code of the tables: the n-th takes the n-th value of each, in turns. */
export const coveringReadings = (): readonly CoveringReading[] =>
  Array.from({ length: COUNT }, (_, index) => coveringReading(index));

function coveringReading(index: number): CoveringReading {
  const levels = VERTEBRAE.filter((_, place) => place % COUNT === index);
  const reading = readingOf(index, levels);
  return {
    name: index === 0 ? 'only levels named' : `every part, values ${index + 1}`,
    reading,
    derived: {
      escc: new Map(
        levels.map((level, place) => [level, derivedEscc(index + place * COUNT, reading)]),
      ),
      belowConus: new Set(index % 4 === 2 ? levels : []),
    },
    signedOff: index % 2 === 1,
  };
}

function readingOf(index: number, levels: readonly Vertebra[]): Reading {
  const ids = idsFrom(index * 1000);
  const image = turn(SAMPLE_IMAGES, index);
  const empty: Reading = {
    studyInstanceUid: SAMPLE_STUDY,
    counting: {
      method: turn(keys(COUNTING_METHOD_CODES), index),
      transitional: turn(keys(TRANSITIONAL_CODES), index),
    },
    levels: levels.map((vertebra, place) => ({
      id: ids(),
      vertebra,
      image,
      point: at(100, 40 * place + 20),
      status: place === 0 ? 'confirmed' : 'proposed',
    })),
    clinical: NO_CLINICAL_FACTS,
    conus: null,
    outlines: [],
    measurements: [],
    markers: [],
    keyImages: [],
    assessments: {},
    checklist: {},
    rules: PROPOSED_RULES,
    observedAt: {},
  };
  if (index === 0) return empty;
  return withTimes({ ...empty, ...partsOf(index, levels, ids) });
}

/** A time for every mark but the first; half of them as DICOM cannot write them. */
function withTimes(reading: Reading): Reading {
  const { levels, outlines, measurements, markers, keyImages } = reading;
  const [, ...timed] = [...levels, ...outlines, ...measurements, ...markers, ...keyImages];
  const times = timed.map(({ id }, place) => [
    id,
    place % 2 === 0 ? '2026-11-21T09:59:30.250Z' : '2026-11-21T10:59:30.250+01:00',
  ]);
  return { ...reading, observedAt: Object.fromEntries(times) as Reading['observedAt'] };
}

/** Every part that a reading can have. */
function partsOf(index: number, levels: readonly Vertebra[], ids: () => MarkId): Partial<Reading> {
  const image = turn(SAMPLE_IMAGES, index);
  const level = levels[0] ?? 'T9';
  const base = { level, image };
  return {
    clinical: {
      primary: turn(PRIMARY_IDS, index),
      deficit: turn(DEFICITS, index),
      priorRadiation: turn(YES_NO, index),
      surgicalCandidate: turn(YES_NO, index + 1),
      systemic: 'Widespread disease; 转移',
    },
    conus: { id: ids(), image, point: at(120.5, 300.25) },
    outlines: [0, 1].map((place) => ({
      ...base,
      id: ids(),
      level: place === 0 ? level : null,
      structure: turn(keys(STRUCTURE_CODES), index * 2 + place),
      role: turn(keys(OUTLINE_ROLE_CODES), index + place),
      points: [at(10, 10), at(40.125, 12), at(42, 40.75), at(12, 38)],
      origin: turn(keys(MARK_ORIGIN_CODES), index + place),
      ...(place % 2 === 0 ? {} : { proposal: { method: '1.0', joint: 0.75, noFluidShare: 0.125 } }),
    })),
    measurements: [
      { ...base, id: ids(), kind: 'distance', points: [at(1, 2), at(4, 6)] },
      ...(['anterior', 'middle', 'posterior'] as const).map((column) => ({
        ...base,
        id: ids(),
        kind: 'height' as const,
        column,
        points: [at(5, 5), at(5, 30)] as const,
      })),
      { ...base, id: ids(), kind: 'translation', points: [at(26, 9), at(30, 10), at(0, 10)] },
      { ...base, id: ids(), kind: 'angle', points: [at(0, 0), at(9, 1), at(0, 20), at(9, 26)] },
      {
        ...base,
        id: ids(),
        kind: 'signal',
        tissue: turn(keys(SIGNAL_TISSUE_CODES), index),
        points: [at(3, 3), at(9, 3), at(9, 9)],
        statistics:
          index % 3 === 0
            ? null
            : {
                mean: 100 / 3,
                standardDeviation: 4.5,
                minimum: -12,
                maximum: 88,
                pixelCount: 31,
                unit: index % 2 === 0 ? 'HU' : 'arbitrary',
              },
      },
      {
        ...base,
        id: ids(),
        kind: 'arrow',
        points: [at(60, 60), at(80, 90)],
        text: 'Größe 転移 <b>?</b>',
      },
    ],
    markers: [0, 1, 2].map((place) => ({
      id: ids(),
      level,
      compartment: turn(COMPARTMENTS, index * 3 + place),
      image,
      point: at(77, 88),
    })),
    keyImages: [
      { id: ids(), level, image },
      { id: ids(), level: null, image: turn(SAMPLE_IMAGES, index + 1) },
    ],
    assessments: Object.fromEntries(
      levels.map((one, place) => [one, assessmentOf(index + place * COUNT, index)]),
    ),
    checklist: Object.fromEntries(
      CHECKLIST_ITEMS.map((item, place) => [item, turn(CHECKLIST_ANSWERS, index + place)]),
    ),
    rules: {
      // A third below the proposal, and no shorter decimal holds it.
      changed:
        index % 2 === 0
          ? {}
          : Object.fromEntries(
              RULE_NAMES.map((name) => [name, within(name, RULE_PROPOSALS[name].value * (2 / 3))]),
            ),
      oneCBand: turn(ONE_C_BANDS, Math.floor(index / 2)),
    },
  };
}

const within = (name: RuleName, value: number): number =>
  Math.max(RULE_PROPOSALS[name].least, value);

const deficitOf = (turnOf: number): LevelDeficit => ({
  kind: turn(DEFICIT_ANSWERS.kind, turnOf),
  severity: turn(DEFICIT_ANSWERS.severity, turnOf),
  course: turn(DEFICIT_ANSWERS.course, turnOf),
  walks: turn(DEFICIT_ANSWERS.walks, turnOf),
  onset: turn(
    [null, { kind: 'days', days: 3 }, { kind: 'date', date: '2031-03-11' }] as const,
    turnOf,
  ),
});

function assessmentOf(turnOf: number, index: number): LevelAssessment {
  const findings = ['present', 'absent', 'undetermined'] as const;
  return {
    ...EMPTY_ASSESSMENT,
    compartments: Object.fromEntries(
      COMPARTMENTS.map((compartment, place) => [compartment, turn(findings, turnOf + place)]),
    ),
    escc: index % 4 === 2 ? null : confirmationOf(turnOf),
    esccAnswers: answersOf(turnOf),
    sins: sinsOf(turnOf, index % 2 === 1),
    cauda: index % 4 === 3 ? null : caudaOf(turnOf),
    deficit: index % 4 === 0 ? null : deficitOf(turnOf),
    cordSignal: index % 4 === 1 ? null : turn(CORD_SIGNALS, turnOf),
    signs: SPINE_SIGNS.filter((_, place) => place % 6 !== turnOf % 6),
    fracture: Object.fromEntries(
      FRACTURE_FEATURES.map((feature, place) => [feature, turn(FRACTURE_SIDES, turnOf + place)]),
    ),
  };
}

/** Every grade of both scales, given and proposed, and none. */
function caudaOf(index: number): CaudaConfirmation {
  return {
    a: turn([0, 1, 2, 3, null] as const, index),
    b: turn([0, 1, 2, 3, 4, null] as const, index),
    foraminal: turn([true, false, null], index),
    confirmedAt: index % 2 === 0 ? '2026-11-21T10:15:10.000Z' : '2026-11-21T11:15:10+01:00',
    image: index % 3 === 0 ? null : turn(SAMPLE_IMAGES, index),
    proposal:
      index % 4 === 0
        ? null
        : {
            a: turn([null, 0, 1, 2, 3] as const, index),
            b: turn([null, 0, 1, 2, 3] as const, index),
            effacementPercent: index % 2 === 0 ? null : 100 / 3,
          },
  };
}

const confirmationOf = (index: number): EsccConfirmation => ({
  grade: turn(ESCC_GRADES, index),
  confirmedAt: index % 2 === 0 ? '2026-11-21T10:15:00.000Z' : '2026-11-21T10:15:00+01:00',
  image: index % 3 === 0 ? null : turn(SAMPLE_IMAGES, index),
  proposal: index % 5 === 0 ? null : proposalOf(index),
  ruleVersion: '1.0',
  reason: index % 2 === 0 ? null : turn(keys(ESCC_REASON_CODES), Math.floor(index / 2)),
  basis: index % 5 === 1 ? null : basisOf(index, ['2.25.88001', '2.25.4711'] as Uid[]),
});

/** Every kind of proposal with every value it can have. */
function proposalOf(index: number): EsccProposal {
  const proposals: readonly EsccProposal[] = [
    ...ESCC_GRADES.map((grade) => ({ kind: 'grade', grade }) as const),
    {
      kind: 'range',
      lowest: '1a',
      highest: '2',
      open: ESCC_QUESTIONS,
    },
    { kind: 'range', lowest: '1c', highest: '2', open: [] },
    { kind: 'at-least', lowest: '1b' },
    ...keys(NO_PROPOSAL_CODES).map((reason) => ({ kind: 'none', reason }) as const),
  ];
  return turn(proposals, index);
}

function answersOf(index: number): LevelAssessment['esccAnswers'] {
  const [first, second, third] = [0, 1, 2].map((place) =>
    imageKeyOf(turn(SAMPLE_IMAGES, index + place)),
  ) as [ImageKey, ImageKey, ImageKey];
  return {
    [first]: { 'sac-deformed': true, 'cord-compressed-or-displaced': false, 'csf-visible': true },
    [second]: { 'sac-or-cord-displaced': false, 'reference-suits': index % 2 === 0 },
    [third]: index % 2 === 0 ? {} : { 'tumour-in-canal': true },
  };
}

/** Every item answered, or the first not asked and the second asked without an answer. */
function sinsOf(index: number, isComplete: boolean): SinsAnswers {
  const entries = SINS_ITEMS.map((item, place) => {
    const answeredAt = '2026-11-21T10:16:30.000Z';
    const answers = Object.keys(SINS_POINTS[item]);
    if (!isComplete && place === 1) return [item, { kind: 'unknown', answeredAt }] as const;
    return [
      item,
      {
        kind: 'answer',
        value: turn(answers, answers.length === 4 ? index + Math.floor(index / 2) : index),
        source: turn(keys<Exclude<SinsSource, 'unknown'>>(SINS_SOURCE_CODES), index + place),
        answeredAt,
        ...(item === 'lesion' && index % 2 === 0 ? { inferredFromMr: true } : {}),
      },
    ] as const;
  });
  return Object.fromEntries(entries.slice(isComplete ? 0 : 1)) as SinsAnswers;
}

const derivedEscc = (index: number, reading: Reading): DerivedEscc => ({
  proposal: proposalOf(index % 3 === 0 ? index : index + 5),
  ruleVersion: '1.0',
  image: turn(SAMPLE_IMAGES, index),
  basis: basisOf(
    index,
    reading.outlines.map((outline) => outline.id),
  ),
});

function basisOf(index: number, outlines: readonly Uid[]): EsccBasis {
  return {
    measures: keys(MEASURE_NAME_CODES).map((name, place) => ({
      name,
      // No short decimal holds a third.
      value: (place + 1) / 3,
      tolerance: 1.05,
      unit: name.endsWith('Area') ? 'mm2' : 'mm',
      decided: place === 0,
      method: turn(keys(MEASURE_METHOD_CODES), index + place),
    })),
    flags: flagsOf(index),
    tolerances: esccTolerances(2 / 3),
    outlines,
  };
}

const flagsOf = (index: number): readonly EsccFlag[] => [
  { kind: 'boundary', measure: 'gap', distanceMm: 0.2 },
  { kind: 'by-displacement' },
  { kind: 'displaced-without-contact' },
  { kind: 'ventral-at-apex' },
  { kind: 'differs', by: turn(ESCC_DIFFERENCES, index) },
  { kind: 'mended', which: index % 2 === 0 ? 'cord' : 'canal', depthMm: 0.7 },
  { kind: 'overlap', depthMm: 0.9 },
  { kind: 'reference-wider' },
  { kind: 'reference-small', structure: index % 2 === 0 ? 'sac' : 'cord' },
  { kind: 'alt-3' },
  { kind: 'cord-abuts-undeformed-dura' },
  { kind: 'csf-effaced-no-compression' },
  { kind: 'low-sensitivity', measure: 'sacDepth' },
  { kind: 'resolution' },
  { kind: 'oblique', angleDeg: 23.5 },
  { kind: 'ct-myelogram' },
  { kind: 'review', reason: turn(keys(REVIEW_REASON_CODES), index) },
];

const keys = <K extends string>(table: Readonly<Record<K, unknown>>): K[] =>
  Object.keys(table) as K[];

const at = (column: number, row: number): ImagePoint =>
  [Math.fround(column), Math.fround(row)] as const as unknown as ImagePoint;

/** The member of a list whose turn it is. */
function turn<T>(members: readonly T[], index: number): T {
  const member = members[index % members.length];
  if (member === undefined) throw new Error('An empty list has no turns');
  return member;
}

function idsFrom(start: number): () => MarkId {
  let count = start;
  return () => `2.25.88${(count += 1)}` as Uid as MarkId;
}
