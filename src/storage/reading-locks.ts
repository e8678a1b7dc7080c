import type { Uid } from '../base/uid.ts';

/** The right to write the reading of one study. One tab of this browser has it at a time. */
export interface ReadingLock {
  release(): void;
}

/** Who writes which reading, among the tabs of this browser. */
export interface ReadingLocks {
  /**
   * Null where another tab has it. `taken` is called when another tab takes it over; what it promises is waited for, so
   * that the last change is written before the other tab reads.
   */
  acquire(studyUid: Uid, taken: () => Promise<void>): Promise<ReadingLock | null>;
  /** Takes it from whoever has it, who is told. */
  takeOver(studyUid: Uid, taken: () => Promise<void>): Promise<ReadingLock>;
}

/** How long a tab that was left or closed may take to let go. Unit: ms. */
const LET_GO_MS = 500;

/** How long a tab may take to write its last change before the reading is taken without it. Unit: ms. */
const HAND_OVER_MS = 2000;

/** What tabs tell each other. */
interface HandOver {
  readonly wanted: Uid;
}

/**
 * Locks over Web Locks, asked for over a channel. Source: W3C Web Locks API. Where the browser has none (an insecure
 * address) every tab gets its lock, as there is nothing to tell them apart by.
 */
export function createReadingLocks(
  manager: Pick<LockManager, 'request'> | null,
  channel: BroadcastChannel,
): ReadingLocks {
  const held = new Map<Uid, () => Promise<void>>();
  /** Locks that are being let go by this tab, which may want them again at once. */
  const leaving = new Map<Uid, Promise<unknown>>();
  channel.addEventListener('message', ({ data }: MessageEvent<HandOver>) => {
    void held.get(data.wanted)?.();
  });

  async function request(
    studyUid: Uid,
    taken: () => Promise<void>,
    options: LockOptions,
  ): Promise<ReadingLock | null> {
    if (!manager) return { release: () => undefined };
    await leaving.get(studyUid);
    return new Promise((resolve) => {
      const ended = manager
        .request(lockName(studyUid), options, () => {
          return new Promise<void>((letGo) => {
            held.set(studyUid, async () => {
              held.delete(studyUid);
              await taken();
              letGo();
            });
            resolve({
              release: () => {
                held.delete(studyUid);
                leaving.set(studyUid, ended);
                letGo();
              },
            });
          });
        })
        .catch(async () => {
          // Either it was not to be had in time, or it was had and another tab took it.
          const wasHeld = held.delete(studyUid);
          resolve(null);
          if (wasHeld) await taken();
        });
    });
  }

  return {
    acquire: (studyUid, taken) =>
      request(studyUid, taken, { signal: AbortSignal.timeout(LET_GO_MS) }),
    takeOver: async (studyUid, taken) => {
      channel.postMessage({ wanted: studyUid } satisfies HandOver);
      const signal = AbortSignal.timeout(HAND_OVER_MS);
      const given = await request(studyUid, taken, { signal });
      return (
        given ?? (await request(studyUid, taken, { steal: true })) ?? { release: () => undefined }
      );
    },
  };
}

const lockName = (studyUid: Uid): string => `thecal-reading-${studyUid}`;
