import { expect, it, vi } from 'vitest';
import type { Uid } from '../base/uid.ts';
import { createReadingLocks, type ReadingLocks } from './reading-locks.ts';

const STUDY = '1.2' as Uid;

/** The locks of one browser, in the order in which they were asked for. Source: W3C Web Locks API, section 4. */
function fakeManager(): Pick<LockManager, 'request'> {
  const holder: { current: ((reason: Error) => void) | null } = { current: null };
  const queue: (() => void)[] = [];
  const request = (
    _name: string,
    options: LockOptions,
    held: () => Promise<void>,
  ): Promise<unknown> =>
    new Promise((resolve, reject) => {
      const grant = (): void => {
        holder.current = reject;
        void held().then(() => {
          if (holder.current === reject) {
            holder.current = null;
            queue.shift()?.();
          }
          resolve(undefined);
        });
      };
      if (options.steal) {
        holder.current?.(new DOMException('stolen', 'AbortError'));
        grant();
      } else if (holder.current === null) grant();
      else {
        queue.push(grant);
        options.signal?.addEventListener('abort', () => {
          const at = queue.indexOf(grant);
          if (at >= 0) queue.splice(at, 1);
          reject(new DOMException('late', 'AbortError'));
        });
      }
    });
  return { request } as Pick<LockManager, 'request'>;
}

/** Tabs of one browser; a mute one hears nothing. */
function tabs(): (isMute?: boolean) => ReadingLocks {
  const manager = fakeManager();
  const all: EventTarget[] = [];
  return (isMute = false) => {
    const own = new EventTarget();
    if (!isMute) all.push(own);
    const postMessage = (data: unknown): void => {
      for (const one of all) {
        if (one !== own) one.dispatchEvent(new MessageEvent('message', { data }));
      }
    };
    return createReadingLocks(manager, Object.assign(own, { postMessage }) as never);
  };
}

it('one tab has a reading, until it lets go', async () => {
  const tab = tabs();
  const taken = vi.fn();
  const first = await tab().acquire(STUDY, taken);
  expect(first).not.toBeNull();
  const second = tab();
  expect(await second.acquire(STUDY, taken)).toBeNull();
  first?.release();
  expect(await second.acquire(STUDY, taken)).not.toBeNull();
  expect(taken).not.toHaveBeenCalled();
});

it('a tab that lets go may have it again at once', async () => {
  const locks = tabs()();
  (await locks.acquire(STUDY, vi.fn()))?.release();
  expect(await locks.acquire(STUDY, vi.fn())).not.toBeNull();
});

it('who has it writes the last change before another has it', async () => {
  const tab = tabs();
  const events: string[] = [];
  await tab().acquire(STUDY, async () => {
    await Promise.resolve();
    events.push('written');
  });
  await tab().takeOver(STUDY, vi.fn());
  events.push('taken');
  expect(events).toEqual(['written', 'taken']);
});

it('who does not answer is told all the same', async () => {
  const tab = tabs();
  const taken = vi.fn(() => Promise.resolve());
  await tab(true).acquire(STUDY, taken);
  await tab().takeOver(STUDY, vi.fn());
  await vi.waitFor(() => {
    expect(taken).toHaveBeenCalledOnce();
  });
});

it('without locks every tab gets its own', async () => {
  const channel = Object.assign(new EventTarget(), { postMessage: () => undefined }) as never;
  const without = createReadingLocks(null, channel);
  expect(await without.acquire(STUDY, vi.fn())).not.toBeNull();
});
