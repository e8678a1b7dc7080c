import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import { err, ok, type Result } from '../base/result.ts';
import type { EncodedFrame, ImageKey, Study } from '../domain/image-series.ts';
import { storageError, storageErrorOf, type StorageError } from './storage-error.ts';

/** How long pictures of a meeting stay. Unit: days. */
const KEPT_DAYS = 30;

/** What is kept of one study for meetings, as a list says it. */
export interface KeptPictures {
  readonly studyInstanceUid: string;
  readonly images: number;
  readonly bytes: number;
  /** ISO 8601; from then on it is gone. */
  readonly until: string;
}

/** A study without identity, with the pictures that were kept of it. */
export interface PicturedStudy {
  readonly study: Study;
  readonly frames: ReadonlyMap<ImageKey, EncodedFrame>;
}

/** The pictures of own patients that a meeting needs, without identity. */
export interface PictureStore {
  /** What is kept; what has come to its end is removed first. */
  list(now: Date): Promise<Result<readonly KeptPictures[], StorageError>>;
  /** Keeps a study in place of what was kept of it. The study must name nobody by now. */
  keep(pictured: PicturedStudy, now: Date): Promise<Result<void, StorageError>>;
  /** Null where nothing that can be read is kept. */
  load(studyInstanceUid: string): Promise<Result<PicturedStudy | null, StorageError>>;
  remove(studyInstanceUid: string): Promise<Result<void, StorageError>>;
}

interface StoredStudy extends KeptPictures {
  readonly version: 1;
  readonly study: Study;
}

interface PictureSchema extends DBSchema {
  studies: { key: string; value: StoredStudy };
  /** Apart from the studies, so that listing these reads no pixels. */
  pictures: { key: string; value: readonly (readonly [ImageKey, EncodedFrame])[] };
}

const NAME = 'thecal-meeting';
const STORES = ['studies', 'pictures'] as const;

/** Opens the pictures of meetings. Errors: no storage allowed, or another tab holds it. */
export async function openPictureStore(): Promise<Result<PictureStore, StorageError>> {
  if (!('indexedDB' in globalThis)) return err(storageError('unavailable'));
  try {
    return ok(
      createPictureStore(
        await openDB<PictureSchema>(NAME, 1, {
          upgrade(database) {
            for (const store of STORES) database.createObjectStore(store);
          },
          blocking: (_current, _wanted, event) => {
            (event.target as IDBDatabase).close();
          },
        }),
      ),
    );
  } catch (cause) {
    return err(storageErrorOf(cause));
  }
}

function createPictureStore(database: IDBPDatabase<PictureSchema>): PictureStore {
  const run = async <T>(operation: () => Promise<T>): Promise<Result<T, StorageError>> => {
    try {
      return ok(await operation());
    } catch (cause) {
      return err(storageErrorOf(cause));
    }
  };
  const remove = async (uid: string): Promise<void> => {
    const transaction = database.transaction(STORES, 'readwrite');
    await Promise.all(STORES.map((store) => transaction.objectStore(store).delete(uid)));
    await transaction.done;
  };
  return {
    list: (now) =>
      run(async () => {
        const all = await database.getAll('studies');
        const isOver = ({ until }: KeptPictures): boolean => until <= now.toISOString();
        for (const one of all.filter(isOver)) await remove(one.studyInstanceUid);
        return all
          .filter((one) => !isOver(one))
          .map(({ studyInstanceUid, images, bytes, until }) => ({
            studyInstanceUid,
            images,
            bytes,
            until,
          }));
      }),
    keep: ({ study, frames }, now) =>
      run(async () => {
        const uid = study.header.studyInstanceUid;
        const until = new Date(now);
        until.setUTCDate(until.getUTCDate() + KEPT_DAYS);
        const transaction = database.transaction(STORES, 'readwrite');
        await Promise.all([
          transaction.objectStore('studies').put(
            {
              version: 1,
              studyInstanceUid: uid,
              images: frames.size,
              bytes: [...frames.values()].reduce((sum, { bytes }) => sum + bytes.byteLength, 0),
              until: until.toISOString(),
              study,
            },
            uid,
          ),
          transaction.objectStore('pictures').put([...frames], uid),
        ]);
        await transaction.done;
      }),
    load: (uid) =>
      run(async () => {
        const [stored, pictures] = await Promise.all([
          database.get('studies', uid),
          database.get('pictures', uid),
        ]);
        // What another version wrote is not taken for what it is not.
        const version: number | undefined = stored?.version;
        return stored && pictures && version === 1
          ? { study: stored.study, frames: new Map(pictures) }
          : null;
      }),
    remove: (uid) => run(() => remove(uid)),
  };
}
