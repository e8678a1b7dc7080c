import * as z from 'zod';
import { err, ok, type Result } from '../base/result.ts';
import type { Uid } from '../base/uid.ts';
import { ESCC_GRADES, type EsccGrade } from '../domain/escc/escc.ts';
import { VERTEBRAE, type Vertebra } from '../domain/level.ts';
import { NO_CLINICAL_FACTS } from '../domain/noms/clinical.ts';
import type { Reading } from '../domain/reading.ts';
import { PROPOSED_RULES } from '../domain/rules.ts';
import type { CarriedContent } from '../dicom/sr/report-context.ts';
import { carriedSchema } from './carried-schema.ts';
import { migrate, type Migration } from './migrations.ts';
import { readingSchema, uidSchema } from './reading-schema.ts';
import { schemaOf } from './schema-of.ts';
import { storageError, type StorageError } from './storage-error.ts';

/** The version that is written. */
export const DRAFT_VERSION = 4;

/** The reading of one study as this browser keeps it, with what a list shows of it. Nothing in it names the patient. */
export interface StoredDraft {
  readonly version: typeof DRAFT_VERSION;
  readonly studyInstanceUid: Uid;
  /** The study's description and date. */
  readonly title: string;
  readonly source:
    | { readonly kind: 'sample'; readonly caseId: string }
    | { readonly kind: 'files' }
    | { readonly kind: 'archive' };
  readonly reading: Reading;
  /** ISO 8601. */
  readonly savedAt: string;
  readonly summary: DraftSummary;
  /** The report made of it last, null before the first. */
  readonly lastSaved: LastSavedReport | null;
  /** What the report it was opened from held beyond the reading: the next report repeats it. */
  readonly carried?: CarriedContent;
  /** What the archive has of it; left out before anything was to be stored there. */
  readonly archived?: ArchivedState;
  /** What the file has that was handed to the reader last; left out before the first. */
  readonly filed?: FiledState;
  /** Whose study it is and of which day, to find a prior one; left out where that is not known. */
  readonly person?: StudyOfPerson;
}

/** `waiting`: to be stored, and not confirmed. `changed`: stored, and changed since. `at`: ISO 8601. */
export interface ArchivedState {
  readonly kind: 'waiting' | 'stored' | 'changed';
  readonly at: string;
}

/** `changed`: saved as a file, and changed since. `at`: ISO 8601. */
export interface FiledState {
  readonly kind: 'saved' | 'changed';
  readonly at: string;
}

/** Which studies are of one person, without who that is. */
export interface StudyOfPerson {
  /** See `personDigest`. */
  readonly digest: string;
  /** DICOM date, `YYYYMMDD`. */
  readonly studyDate: string;
}

/** What a list says of a draft. */
export interface DraftSummary {
  readonly levels: number;
  readonly marks: number;
  readonly worstEscc: EsccGrade | null;
  /** As shown: a total or a range. */
  readonly worstSins: string | null;
  readonly level: Vertebra | null;
}

/** The report a draft was saved as, which the next one names as its predecessor. */
export interface LastSavedReport {
  /** Left out for reports of our own class. */
  readonly sopClassUid?: string;
  readonly sopInstanceUid: Uid;
  readonly seriesInstanceUid: Uid;
  readonly seriesNumber: number;
  readonly instanceNumber: number;
  /** ISO 8601. */
  readonly at: string;
}

/**
 * One step for each version that was ever in use. Version 1 had no clinical facts; version 2 no cauda grades, signs,
 * checklists, rules and times of marks, and no tissue of an area; version 3 no deficits of levels: what it says of the
 * study's stays where it was, its level not stated.
 */
const MIGRATIONS: readonly Migration[] = [
  (draft) => ({
    ...draft,
    version: 2,
    reading: { ...(draft['reading'] as object), clinical: NO_CLINICAL_FACTS },
  }),
  (draft) => ({ ...draft, version: 3, reading: withObservations(draft['reading']) }),
  (draft) => ({ ...draft, version: 4, reading: withDeficits(draft['reading']) }),
];

/** A reading of version 2 with room for what version 3 holds. What is no reading is left for the schema to refuse. */
function withObservations(value: unknown): unknown {
  if (!isRecord(value)) return value;
  const { measurements, assessments } = value;
  return {
    ...value,
    measurements: Array.isArray(measurements)
      ? measurements.map((one: unknown) =>
          isRecord(one) && one['kind'] === 'signal' ? { ...one, tissue: 'lesion' } : one,
        )
      : measurements,
    assessments: eachAssessment(assessments, withoutObservations),
    checklist: {},
    rules: PROPOSED_RULES,
    observedAt: {},
  };
}

function withoutObservations(value: unknown): unknown {
  if (!isRecord(value)) return value;
  const { escc } = value;
  return {
    ...value,
    escc: isRecord(escc) ? { ...escc, basis: null } : escc,
    cauda: null,
    cordSignal: null,
    signs: [],
    fracture: {},
  };
}

/** A reading of version 3 with room for the deficits of its levels: nobody was asked for them. */
const withDeficits = (value: unknown): unknown =>
  isRecord(value)
    ? {
        ...value,
        assessments: eachAssessment(value['assessments'], (one) =>
          isRecord(one) ? { ...one, deficit: null } : one,
        ),
      }
    : value;

const eachAssessment = (assessments: unknown, change: (one: unknown) => unknown): unknown =>
  isRecord(assessments)
    ? Object.fromEntries(Object.entries(assessments).map(([level, one]) => [level, change(one)]))
    : assessments;

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const draftSchema = schemaOf<StoredDraft>()(
  z.strictObject({
    version: z.literal(DRAFT_VERSION),
    studyInstanceUid: uidSchema,
    title: z.string(),
    source: z.discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('sample'), caseId: z.string() }),
      z.strictObject({ kind: z.literal('files') }),
      z.strictObject({ kind: z.literal('archive') }),
    ]),
    reading: readingSchema,
    savedAt: z.string(),
    summary: z.strictObject({
      levels: z.int(),
      marks: z.int(),
      worstEscc: z.enum(ESCC_GRADES).nullable(),
      worstSins: z.string().nullable(),
      level: z.enum(VERTEBRAE).nullable(),
    }),
    lastSaved: z
      .strictObject({
        sopClassUid: z.exactOptional(z.string()),
        sopInstanceUid: uidSchema,
        seriesInstanceUid: uidSchema,
        seriesNumber: z.int(),
        instanceNumber: z.int(),
        at: z.string(),
      })
      .nullable(),
    carried: z.exactOptional(carriedSchema),
    archived: z.exactOptional(
      z.strictObject({ kind: z.enum(['waiting', 'stored', 'changed']), at: z.string() }),
    ),
    filed: z.exactOptional(z.strictObject({ kind: z.enum(['saved', 'changed']), at: z.string() })),
    person: z.exactOptional(z.strictObject({ digest: z.string(), studyDate: z.string() })),
  }),
);

/** A kept value as a draft of the newest version. Errors: damaged, or kept by a newer version. */
export function parseDraft(value: unknown): Result<StoredDraft, StorageError> {
  const migrated = migrate(value, MIGRATIONS);
  if (!migrated.ok) return migrated;
  // A draft may still hold the picture that lists once had.
  const { thumbnail: _, ...draft } = migrated.value;
  const parsed = draftSchema.safeParse(draft);
  return parsed.success ? ok(parsed.data) : err(storageError('damaged'));
}
