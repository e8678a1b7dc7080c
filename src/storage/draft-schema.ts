import { z } from 'zod';
import { COMPARTMENTS } from '../domain/compartment.ts';
import { ESCC_GRADES } from '../domain/escc/escc.ts';
import { VERTEBRAE } from '../domain/level.ts';
import type { StoredDraft } from './drafts.ts';

const uid = z.string().regex(/^[0-9.]{1,64}$/);
const vertebra = z.enum(VERTEBRAE);
const grade = z.enum(ESCC_GRADES);
const point = z.tuple([z.number(), z.number()]);
const image = z.object({ sopInstanceUid: uid, frameNumber: z.int().min(1) });
const mark = { id: uid, image };
const level = vertebra.nullable();
const question = z.enum(['sac-deformed', 'cord-compressed-or-displaced']);

const proposal = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('grade'), grade }),
  z.object({ kind: z.literal('range'), lowest: grade, highest: grade, open: z.array(question) }),
  z.object({ kind: z.literal('at-least'), lowest: grade }),
  z.object({ kind: z.literal('none'), reason: z.string() }),
]);

const confirmation = z.object({
  grade,
  confirmedAt: z.string(),
  image: image.nullable(),
  proposal: proposal.nullable(),
  ruleVersion: z.string(),
  reason: z.enum(['cord-signal', 'other-slice', 'poor-image', 'other']).nullable(),
});

const sinsAnswer = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('answer'),
    value: z.string(),
    source: z.enum(['reader', 'computed', 'measured']),
    answeredAt: z.string(),
  }),
  z.object({ kind: z.literal('unknown'), answeredAt: z.string() }),
]);

const sinsItem = z.enum(['pain', 'location', 'lesion', 'alignment', 'collapse', 'posterolateral']);

const assessment = z.object({
  compartments: z.partialRecord(
    z.enum(COMPARTMENTS),
    z.enum(['present', 'absent', 'undetermined']),
  ),
  escc: confirmation.nullable(),
  esccAnswers: z.record(z.string(), z.partialRecord(question, z.boolean())),
  sins: z.partialRecord(sinsItem, sinsAnswer),
});

const twoPoints = z.tuple([point, point]);
const measurement = z.discriminatedUnion('kind', [
  z.object({ ...mark, level, kind: z.literal('distance'), points: twoPoints }),
  z.object({
    ...mark,
    level,
    kind: z.literal('height'),
    column: z.enum(['anterior', 'middle', 'posterior']),
    points: twoPoints,
  }),
  z.object({
    ...mark,
    level,
    kind: z.literal('angle'),
    points: z.tuple([point, point, point, point]),
  }),
  z.object({
    ...mark,
    level,
    kind: z.literal('signal'),
    points: z.array(point),
    statistics: z
      .object({
        mean: z.number(),
        standardDeviation: z.number(),
        minimum: z.number(),
        maximum: z.number(),
        pixelCount: z.number(),
        unit: z.enum(['HU', 'arbitrary']),
      })
      .nullable(),
  }),
  z.object({ ...mark, level, kind: z.literal('arrow'), points: twoPoints, text: z.string() }),
]);

const reading = z.object({
  studyInstanceUid: uid,
  counting: z.object({
    method: z.enum([
      'from-c2', 'from-last-rib', 'from-iliolumbar', 'from-sacrum', 'from-localiser', 'presumed',
    ]), // prettier-ignore
    transitional: z.enum([
      'none', 'lumbarised-s1', 'sacralised-l5', 't13', 'eleven-ribs', 'unknown',
    ]), // prettier-ignore
  }),
  levels: z.array(
    z.object({ ...mark, vertebra, point, status: z.enum(['proposed', 'confirmed']) }),
  ),
  conus: z.object({ ...mark, point }).nullable(),
  outlines: z.array(
    z.object({
      ...mark,
      structure: z.enum([
        'cord', 'roots', 'sac', 'csf', 'canal', 'body', 'tumour-epidural', 'tumour-bone', 'tumour-paraspinal', 'tumour-intradural',
      ]), // prettier-ignore
      role: z.enum(['index', 'reference-above', 'reference-below']),
      level,
      points: z.array(point).min(3),
      origin: z.enum(['drawn', 'proposed-edited', 'proposed-accepted']),
    }),
  ),
  measurements: z.array(measurement),
  markers: z.array(
    z.object({ ...mark, level: vertebra, compartment: z.enum(COMPARTMENTS), point }),
  ),
  keyImages: z.array(z.object({ ...mark, level })),
  assessments: z.partialRecord(vertebra, assessment),
});

const draft = z.object({
  version: z.literal(1),
  studyInstanceUid: uid,
  title: z.string(),
  source: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('sample'), caseId: z.string() }),
    z.object({ kind: z.literal('files') }),
  ]),
  reading,
  savedAt: z.string(),
  summary: z.object({
    levels: z.number(),
    marks: z.number(),
    worstEscc: grade.nullable(),
    worstSins: z.string().nullable(),
    level,
  }),
  lastSaved: z
    .object({
      sopInstanceUid: uid,
      seriesInstanceUid: uid,
      seriesNumber: z.number(),
      instanceNumber: z.number(),
      at: z.string(),
    })
    .nullable(),
});

/** Older shapes, each with the step to the next; the newest is the only one used inside. */
const MIGRATIONS: Readonly<Record<number, (older: Record<string, unknown>) => unknown>> = {};

/** A draft as it was kept, brought to the present shape; null when it is damaged or of a newer program. */
export function parseDraft(kept: unknown): StoredDraft | null {
  let value = kept;
  for (;;) {
    const version = versionOf(value);
    const migrate = version === null ? undefined : MIGRATIONS[version];
    if (!migrate) break;
    value = migrate(value as Record<string, unknown>);
  }
  const parsed = draft.safeParse(value);
  // The schema is the type, but for the brands that only the compiler knows.
  return parsed.success ? (parsed.data as unknown as StoredDraft) : null;
}

const versionOf = (value: unknown): number | null =>
  typeof value === 'object' &&
  value !== null &&
  'version' in value &&
  typeof value.version === 'number'
    ? value.version
    : null;
