import * as z from 'zod';
import { isUid, type Uid } from '../base/uid.ts';
import { COMPARTMENTS } from '../domain/compartment.ts';
import { ESCC_GRADES } from '../domain/escc/escc.ts';
import type { ImageKey } from '../domain/image-series.ts';
import { VERTEBRAE } from '../domain/level.ts';
import { DEFICITS, YES_NO } from '../domain/noms/clinical.ts';
import { PRIMARY_IDS } from '../domain/noms/primaries.ts';
import type { MarkId } from '../domain/reading.ts';
import { SINS_POINTS, type SinsAnswer, type SinsItem } from '../domain/sins/sins.ts';
import type { ImagePoint } from '../geometry/spaces.ts';

/** A UID. */
export const uidSchema = z.custom<Uid>((value) => typeof value === 'string' && isUid(value));

const markId = z.custom<MarkId>((value) => typeof value === 'string' && isUid(value));
const vertebra = z.enum(VERTEBRAE);
const level = vertebra.nullable();
const grade = z.enum(ESCC_GRADES);

const point = z.custom<ImagePoint>(
  (value) => Array.isArray(value) && value.length === 2 && value.every(Number.isFinite),
);
const pair = z.tuple([point, point]).readonly();
const ring = z.array(point).min(3).readonly();

const image = z
  .strictObject({ sopInstanceUid: uidSchema, frameNumber: z.int().positive() })
  .readonly();

const levelLabel = z.strictObject({
  id: markId,
  vertebra,
  image,
  point,
  status: z.enum(['proposed', 'confirmed']),
});

const outline = z.strictObject({
  id: markId,
  structure: z.enum([
    'cord',
    'roots',
    'sac',
    'csf',
    'canal',
    'body',
    'tumour-epidural',
    'tumour-bone',
    'tumour-paraspinal',
    'tumour-intradural',
  ]),
  role: z.enum(['index', 'reference-above', 'reference-below']),
  level,
  image,
  points: ring,
  origin: z.enum(['drawn', 'proposed-edited', 'proposed-accepted']),
});

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

const measurement = z.discriminatedUnion('kind', [
  z.strictObject({ ...placed, kind: z.literal('distance'), points: pair }),
  z.strictObject({
    ...placed,
    kind: z.literal('height'),
    column: z.enum(['anterior', 'middle', 'posterior']),
    points: pair,
  }),
  z.strictObject({
    ...placed,
    kind: z.literal('angle'),
    points: z.tuple([point, point, point, point]).readonly(),
  }),
  z.strictObject({
    ...placed,
    kind: z.literal('signal'),
    points: ring,
    statistics: statistics.nullable(),
  }),
  z.strictObject({ ...placed, kind: z.literal('arrow'), points: pair, text: z.string() }),
]);

const question = z.enum(['sac-deformed', 'cord-compressed-or-displaced']);

const proposal = z.discriminatedUnion('kind', [
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
    reason: z.enum([
      'no-tumour',
      'no-epidural-tumour',
      'no-sac',
      'below-conus',
      'conus-unknown',
      'intradural',
      'intramedullary',
      'resolution',
      'review',
    ]),
  }),
]);

const confirmation = z.strictObject({
  grade,
  confirmedAt: z.string(),
  image: image.nullable(),
  proposal: proposal.nullable(),
  ruleVersion: z.string(),
  reason: z.enum(['cord-signal', 'other-slice', 'poor-image', 'other']).nullable(),
});

function sinsItem<I extends SinsItem>(item: I) {
  return z.discriminatedUnion('kind', [
    z.strictObject({
      kind: z.literal('answer'),
      value: z.custom<SinsAnswer<I>>(
        (value) => typeof value === 'string' && Object.hasOwn(SINS_POINTS[item], value),
      ),
      source: z.enum(['reader', 'computed', 'measured']),
      answeredAt: z.string(),
    }),
    z.strictObject({ kind: z.literal('unknown'), answeredAt: z.string() }),
  ]);
}

const imageKey = z.custom<ImageKey>(
  (value) => typeof value === 'string' && /^[\d.]+#[1-9]\d*$/.test(value),
);

const assessment = z.strictObject({
  compartments: z.partialRecord(
    z.enum(COMPARTMENTS),
    z.enum(['present', 'absent', 'undetermined']),
  ),
  escc: confirmation.nullable(),
  esccAnswers: z.record(
    imageKey,
    z.strictObject({
      'sac-deformed': z.exactOptional(z.boolean()),
      'cord-compressed-or-displaced': z.exactOptional(z.boolean()),
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
});

/** A reading as it is kept. An attribute that does not belong to it is an error: it would be lost otherwise. */
export const readingSchema = z.strictObject({
  studyInstanceUid: uidSchema,
  counting: z.strictObject({
    method: z.enum([
      'from-c2',
      'from-last-rib',
      'from-iliolumbar',
      'from-sacrum',
      'from-localiser',
      'presumed',
    ]),
    transitional: z.enum([
      'none',
      'lumbarised-s1',
      'sacralised-l5',
      't13',
      'eleven-ribs',
      'unknown',
    ]),
  }),
  clinical: z.strictObject({
    primary: z.enum(PRIMARY_IDS).nullable(),
    deficit: z.enum(DEFICITS).nullable(),
    priorRadiation: z.enum(YES_NO).nullable(),
    surgicalCandidate: z.enum(YES_NO).nullable(),
    systemic: z.string(),
  }),
  levels: z.array(levelLabel),
  conus: z.strictObject({ id: markId, image, point }).nullable(),
  outlines: z.array(outline),
  measurements: z.array(measurement),
  markers: z.array(
    z.strictObject({
      id: markId,
      level: vertebra,
      compartment: z.enum(COMPARTMENTS),
      image,
      point,
    }),
  ),
  keyImages: z.array(z.strictObject(placed)),
  assessments: z.partialRecord(vertebra, assessment),
});
