import * as z from 'zod';
import { isUid, type Uid } from '../base/uid.ts';
import { COMPARTMENT_FINDINGS, COMPARTMENTS } from '../domain/compartment.ts';
import type { CaudaConfirmation } from '../domain/escc/cauda-confirmation.ts';
import {
  ESCC_DIFFERENCES,
  ESCC_GRADES,
  ESCC_MEASURE_METHODS,
  ESCC_MEASURE_NAMES,
  ESCC_QUESTIONS,
  ESCC_REASONS,
  ESCC_REVIEW_REASONS,
  NO_PROPOSAL_REASONS,
  type EsccBasis,
  type EsccConfirmation,
  type EsccFlag,
  type EsccProposal,
} from '../domain/escc/escc.ts';
import type { ImageKey } from '../domain/image-series.ts';
import { COUNTING_METHODS, TRANSITIONAL_ANATOMIES, VERTEBRAE } from '../domain/level.ts';
import { DEFICITS, YES_NO, type ClinicalFacts } from '../domain/noms/clinical.ts';
import { DEFICIT_ANSWERS, type LevelDeficit } from '../domain/noms/deficit.ts';
import { PRIMARY_IDS } from '../domain/noms/primaries.ts';
import {
  CHECKLIST_ANSWERS,
  CHECKLIST_ITEMS,
  CORD_SIGNALS,
  FRACTURE_FEATURES,
  FRACTURE_SIDES,
  SPINE_SIGNS,
} from '../domain/observations.ts';
import {
  HEIGHT_COLUMNS,
  LEVEL_STATUSES,
  MARK_ORIGINS,
  OUTLINE_ROLES,
  OUTLINE_STRUCTURES,
  SIGNAL_TISSUES,
  type LevelAssessment,
  type LevelLabel,
  type MarkId,
  type Measurement,
  type Outline,
  type Reading,
} from '../domain/reading.ts';
import { ONE_C_BANDS, RULE_NAMES, type ReadingRules } from '../domain/rules.ts';
import { SINS_POINTS, SINS_SOURCES, type SinsAnswer, type SinsItem } from '../domain/sins/sins.ts';
import type { ImagePoint } from '../geometry/spaces.ts';
import { schemaOf } from './schema-of.ts';

/** A UID. */
export const uidSchema = z.custom<Uid>((value) => typeof value === 'string' && isUid(value));

const markId = z.custom<MarkId>((value) => typeof value === 'string' && isUid(value));
const vertebra = z.enum(VERTEBRAE);
const level = vertebra.nullable();
const grade = z.enum(ESCC_GRADES);

/** A point of an image. */
export const pointSchema = z.custom<ImagePoint>(
  (value) => Array.isArray(value) && value.length === 2 && value.every(Number.isFinite),
);
const pair = z.tuple([pointSchema, pointSchema]).readonly();
const ring = z.array(pointSchema).min(3).readonly();

const image = z
  .strictObject({ sopInstanceUid: uidSchema, frameNumber: z.int().positive() })
  .readonly();

const levelLabel = schemaOf<LevelLabel>()(
  z.strictObject({
    id: markId,
    vertebra,
    image,
    point: pointSchema,
    status: z.enum(LEVEL_STATUSES),
  }),
);

const outline = schemaOf<Outline>()(
  z.strictObject({
    id: markId,
    structure: z.enum(OUTLINE_STRUCTURES),
    role: z.enum(OUTLINE_ROLES),
    level,
    image,
    points: ring,
    origin: z.enum(MARK_ORIGINS),
    proposal: z.exactOptional(
      z.strictObject({
        method: z.string(),
        joint: z.number().nullable(),
        noFluidShare: z.number().nullable(),
      }),
    ),
  }),
);

const statistics = z
  .strictObject({
    mean: z.number(),
    standardDeviation: z.number(),
    minimum: z.number(),
    maximum: z.number(),
    pixelCount: z.int(),
    unit: z.enum(['HU', 'arbitrary']),
  })
  .readonly();

const placed = { id: markId, level, image };

const measurement = schemaOf<Measurement>()(
  z.discriminatedUnion('kind', [
    z.strictObject({ ...placed, kind: z.literal('distance'), points: pair }),
    z.strictObject({
      ...placed,
      kind: z.literal('height'),
      column: z.enum(HEIGHT_COLUMNS),
      points: pair,
    }),
    z.strictObject({
      ...placed,
      kind: z.literal('angle'),
      points: z.tuple([pointSchema, pointSchema, pointSchema, pointSchema]).readonly(),
    }),
    z.strictObject({
      ...placed,
      kind: z.literal('translation'),
      points: z.tuple([pointSchema, pointSchema, pointSchema]).readonly(),
    }),
    z.strictObject({
      ...placed,
      kind: z.literal('signal'),
      tissue: z.enum(SIGNAL_TISSUES),
      points: ring,
      statistics: statistics.nullable(),
    }),
    z.strictObject({ ...placed, kind: z.literal('arrow'), points: pair, text: z.string() }),
  ]),
);

const question = z.enum(ESCC_QUESTIONS);

const proposal = schemaOf<EsccProposal>()(
  z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('grade'), grade }),
    z.strictObject({
      kind: z.literal('range'),
      lowest: grade,
      highest: grade,
      open: z.array(question).readonly(),
    }),
    z.strictObject({ kind: z.literal('at-least'), lowest: grade }),
    z.strictObject({
      kind: z.literal('none'),
      reason: z.enum(NO_PROPOSAL_REASONS),
    }),
  ]),
);

const measureName = z.enum(ESCC_MEASURE_NAMES);

const flag = schemaOf<EsccFlag>()(
  z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('boundary'), measure: measureName, distanceMm: z.number() }),
    z.strictObject({ kind: z.literal('by-displacement') }),
    z.strictObject({ kind: z.literal('displaced-without-contact') }),
    z.strictObject({ kind: z.literal('ventral-at-apex') }),
    z.strictObject({ kind: z.literal('differs'), by: z.enum(ESCC_DIFFERENCES) }),
    z.strictObject({
      kind: z.literal('mended'),
      which: z.enum(['cord', 'canal']),
      depthMm: z.number(),
    }),
    z.strictObject({ kind: z.literal('overlap'), depthMm: z.number() }),
    z.strictObject({ kind: z.literal('reference-wider') }),
    z.strictObject({ kind: z.literal('reference-small'), structure: z.enum(['sac', 'cord']) }),
    z.strictObject({ kind: z.literal('alt-3') }),
    z.strictObject({ kind: z.literal('cord-abuts-undeformed-dura') }),
    z.strictObject({ kind: z.literal('csf-effaced-no-compression') }),
    z.strictObject({
      kind: z.literal('low-sensitivity'),
      measure: z.enum(['sacDepth', 'cordDepth']),
    }),
    z.strictObject({ kind: z.literal('resolution') }),
    z.strictObject({ kind: z.literal('oblique'), angleDeg: z.number() }),
    z.strictObject({ kind: z.literal('ct-myelogram') }),
    z.strictObject({
      kind: z.literal('review'),
      reason: z.enum(ESCC_REVIEW_REASONS),
    }),
  ]),
);

const basis = schemaOf<EsccBasis>()(
  z.strictObject({
    measures: z.array(
      z.strictObject({
        name: measureName,
        value: z.number(),
        tolerance: z.number(),
        unit: z.enum(['mm', 'mm2']),
        decided: z.boolean(),
        method: z.enum(ESCC_MEASURE_METHODS),
      }),
    ),
    flags: z.array(flag),
    tolerances: z.strictObject({
      pixelMm: z.number(),
      contactMm: z.number(),
      depthMm: z.number(),
      csfWidthMm: z.number(),
      displacementMm: z.number(),
      epiduralAreaMm2: z.number(),
      csfAreaMm2: z.number(),
      boundaryMm: z.number(),
    }),
    outlines: z.array(uidSchema),
  }),
);

const caudaA = z.union([z.literal(0), z.literal(1), z.literal(2), z.literal(3)]).nullable();

const cauda = schemaOf<CaudaConfirmation>()(
  z.strictObject({
    a: caudaA,
    b: z.union([caudaA, z.literal(4)]),
    foraminal: z.boolean().nullable(),
    confirmedAt: z.string(),
    image: image.nullable(),
    proposal: z
      .strictObject({ a: caudaA, b: caudaA, effacementPercent: z.number().nullable() })
      .nullable(),
  }),
);

const confirmation = schemaOf<EsccConfirmation>()(
  z.strictObject({
    grade,
    confirmedAt: z.string(),
    image: image.nullable(),
    proposal: proposal.nullable(),
    ruleVersion: z.string(),
    reason: z.enum(ESCC_REASONS).nullable(),
    basis: basis.nullable(),
  }),
);

function sinsItem<I extends SinsItem>(item: I) {
  return z.discriminatedUnion('kind', [
    z.strictObject({
      kind: z.literal('answer'),
      value: z.custom<SinsAnswer<I>>(
        (value) => typeof value === 'string' && Object.hasOwn(SINS_POINTS[item], value),
      ),
      source: z.enum(SINS_SOURCES),
      answeredAt: z.string(),
      inferredFromMr: z.exactOptional(z.literal(true)),
    }),
    z.strictObject({ kind: z.literal('unknown'), answeredAt: z.string() }),
  ]);
}

/** What was asked of a deficit at a level. */
export const deficitSchema = schemaOf<LevelDeficit>()(
  z.strictObject({
    kind: z.enum(DEFICIT_ANSWERS.kind).nullable(),
    severity: z.enum(DEFICIT_ANSWERS.severity).nullable(),
    course: z.enum(DEFICIT_ANSWERS.course).nullable(),
    walks: z.enum(DEFICIT_ANSWERS.walks).nullable(),
    onset: z
      .discriminatedUnion('kind', [
        z.strictObject({ kind: z.literal('date'), date: z.iso.date() }),
        z.strictObject({ kind: z.literal('days'), days: z.int().nonnegative() }),
      ])
      .nullable(),
  }),
);

const imageKey = z.custom<ImageKey>(
  (value) => typeof value === 'string' && /^[\d.]+#[1-9]\d*$/.test(value),
);

const assessment = schemaOf<LevelAssessment>()(
  z.strictObject({
    compartments: z.partialRecord(z.enum(COMPARTMENTS), z.enum(COMPARTMENT_FINDINGS)),
    escc: confirmation.nullable(),
    esccAnswers: z.record(
      imageKey,
      z.strictObject({
        'tumour-in-canal': z.exactOptional(z.boolean()),
        'sac-deformed': z.exactOptional(z.boolean()),
        'sac-or-cord-displaced': z.exactOptional(z.boolean()),
        'cord-compressed-or-displaced': z.exactOptional(z.boolean()),
        'csf-visible': z.exactOptional(z.boolean()),
        'reference-suits': z.exactOptional(z.boolean()),
      }),
    ),
    sins: z.strictObject({
      pain: z.exactOptional(sinsItem('pain')),
      location: z.exactOptional(sinsItem('location')),
      lesion: z.exactOptional(sinsItem('lesion')),
      alignment: z.exactOptional(sinsItem('alignment')),
      collapse: z.exactOptional(sinsItem('collapse')),
      posterolateral: z.exactOptional(sinsItem('posterolateral')),
    }),
    cauda: cauda.nullable(),
    deficit: deficitSchema.nullable(),
    cordSignal: z.enum(CORD_SIGNALS).nullable(),
    signs: z.array(z.enum(SPINE_SIGNS)),
    fracture: z.partialRecord(z.enum(FRACTURE_FEATURES), z.enum(FRACTURE_SIDES)),
  }),
);

/** The rules of a reading, and those that a browser keeps for new ones. */
export const rulesSchema = schemaOf<ReadingRules>()(
  z.strictObject({
    changed: z.partialRecord(z.enum(RULE_NAMES), z.number()),
    oneCBand: z.enum(ONE_C_BANDS),
  }),
);

/** An answer to the question for pain. */
export const painSchema = sinsItem('pain');

/** What the referral says. */
export const clinicalSchema = schemaOf<ClinicalFacts>()(
  z.strictObject({
    primary: z.enum(PRIMARY_IDS).nullable(),
    deficit: z.enum(DEFICITS).nullable(),
    priorRadiation: z.enum(YES_NO).nullable(),
    surgicalCandidate: z.enum(YES_NO).nullable(),
    systemic: z.string(),
  }),
);

/** A reading as it is kept. An attribute that does not belong to it is an error: it would be lost otherwise. */
export const readingSchema = schemaOf<Reading>()(
  z.strictObject({
    studyInstanceUid: uidSchema,
    counting: z.strictObject({
      method: z.enum(COUNTING_METHODS),
      transitional: z.enum(TRANSITIONAL_ANATOMIES),
    }),
    clinical: clinicalSchema,
    levels: z.array(levelLabel),
    conus: z.strictObject({ id: markId, image, point: pointSchema }).nullable(),
    outlines: z.array(outline),
    measurements: z.array(measurement),
    markers: z.array(
      z.strictObject({
        id: markId,
        level: vertebra,
        compartment: z.enum(COMPARTMENTS),
        image,
        point: pointSchema,
      }),
    ),
    keyImages: z.array(z.strictObject(placed)),
    assessments: z.partialRecord(vertebra, assessment),
    checklist: z.partialRecord(z.enum(CHECKLIST_ITEMS), z.enum(CHECKLIST_ANSWERS)),
    rules: rulesSchema,
    observedAt: z.record(markId, z.string()),
  }),
);
