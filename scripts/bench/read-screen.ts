import type { Page } from 'playwright';
import { waitForIdle } from '../../e2e/support/idle.ts';
import type { EditorSession } from '../../src/editor/session.ts';

/** The reading screen, as far as the bench reaches into it. */
export interface ReadScreenElement extends HTMLElement {
  readonly session: EditorSession;
}

/** Resolves in the page when the first pane shows an image. */
export async function waitForImage(page: Page): Promise<void> {
  await page
    .locator('thecal-viewport')
    .first()
    .evaluate(
      (pane) =>
        new Promise<void>((resolve) => {
          const look = (): void => {
            if ('view' in pane && pane.view !== null) resolve();
            else requestAnimationFrame(look);
          };
          look();
        }),
    );
}

/** Runs a function on the session of the reading screen. */
export function onSession<T, A>(
  page: Page,
  run: (screen: ReadScreenElement, argument: A) => T | Promise<T>,
  argument: A,
): Promise<T> {
  return page
    .locator('thecal-read-screen')
    .evaluate(run as (element: unknown, argument: unknown) => T | Promise<T>, argument);
}

/** How long some work takes until the app is idle again. Unit: ms. */
export async function timeUntilIdle(page: Page, work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  await waitForIdle(page);
  return performance.now() - started;
}

/** Memory of the page's scripts after a collection. Unit: bytes. */
export async function heapBytes(page: Page): Promise<number> {
  const session = await page.context().newCDPSession(page);
  await session.send('HeapProfiler.collectGarbage');
  await session.send('Performance.enable');
  const { metrics } = await session.send('Performance.getMetrics');
  await session.detach();
  return metrics.find(({ name }) => name === 'JSHeapUsedSize')?.value ?? 0;
}
