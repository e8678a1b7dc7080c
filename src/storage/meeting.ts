import * as z from 'zod';
import { err, ok, type Result } from '../base/result.ts';
import type { BoardEdits } from '../domain/board-edits.ts';
import { VERTEBRAE } from '../domain/level.ts';
import { CHECKLIST_ANSWERS, CHECKLIST_ITEMS } from '../domain/observations.ts';
import { openDatabase } from './database.ts';
import { clinicalSchema, deficitSchema, painSchema } from './reading-schema.ts';
import { schemaOf } from './schema-of.ts';
import { putKept } from './set-aside.ts';
import { storageError, type StorageError } from './storage-error.ts';

const KEY = 'meeting';

/** The cases of a meeting, as this browser keeps them. */
export interface Meeting {
  /** Their names in order; null while nobody chose, when every kept reading belongs to it. */
  readonly cases: readonly string[] | null;
  /** What was changed on the board and not saved, by study. */
  readonly edits: Readonly<Record<string, BoardEdits>>;
}

/** A meeting nobody has arranged. */
export const NO_MEETING: Meeting = { cases: null, edits: {} };

const meetingSchema = schemaOf<Meeting & { readonly version: 1 }>()(
  z.strictObject({
    version: z.literal(1),
    cases: z.array(z.string()).nullable(),
    edits: z.record(
      z.string(),
      z.strictObject({
        clinical: clinicalSchema.partial(),
        checklist: z.partialRecord(z.enum(CHECKLIST_ITEMS), z.enum(CHECKLIST_ANSWERS).nullable()),
        pain: z.partialRecord(z.enum(VERTEBRAE), painSchema.nullable()),
        deficits: z.exactOptional(z.partialRecord(z.enum(VERTEBRAE), deficitSchema.nullable())),
      }),
    ),
  }),
);

/** The meeting of this browser. */
export interface MeetingStore {
  load(): Promise<Result<Meeting, StorageError>>;
  save(meeting: Meeting): Promise<Result<void, StorageError>>;
}

/** Opens the meeting. Errors: see `openDatabase`. */
export async function openMeetingStore(): Promise<Result<MeetingStore, StorageError>> {
  const opened = await openDatabase();
  if (!opened.ok) return opened;
  const database = opened.value;
  return ok({
    load: async () => {
      const found = await database.run((connection) => connection.get('settings', KEY));
      if (!found.ok) return found;
      if (found.value === undefined) return ok(NO_MEETING);
      const parsed = meetingSchema.safeParse(found.value);
      if (!parsed.success) return err(storageError('damaged'));
      const { cases, edits } = parsed.data;
      return ok({ cases, edits: edits as Meeting['edits'] });
    },
    save: (meeting) =>
      database.run((connection) =>
        putKept(
          connection,
          KEY,
          'meeting',
          { version: 1, ...meeting },
          (found) => meetingSchema.safeParse(found).success,
        ),
      ),
  });
}
