import { expect } from '@playwright/test';
import type { Page } from 'playwright';
import { LibraryPage } from '../../e2e/pages/library-page.ts';
import { onSession, waitForImage } from './read-screen.ts';
import type { BenchResult } from './rows.ts';
import { spread } from './statistics.ts';
import { withStudy } from './synthetic-study.ts';

const STUDY = { series: 2, slicesPerSeries: 100, pixels: 512 };
const STEPS = 59;

/**
 * Turns the wheel by one notch a display frame and looks which slices were on the screen: how many of the steps showed,
 * how many slices a second, and how long one slice took to follow the one before.
 */
export function measureWheelFlood(page: Page): Promise<readonly BenchResult[]> {
  return withStudy(STUDY, async (folder) => {
    const library = new LibraryPage(page);
    await library.goto();
    await library.openFolder(folder);
    await waitForImage(page);
    // Frames that are still on their way would be waited for.
    const loading = page.locator('thecal-viewport').getByText(/\d+ of \d+ images/);
    await expect(loading).toHaveCount(0, { timeout: 60_000 });
    const times = await onSession(
      page,
      async (screen, steps) => {
        const pane = screen.shadowRoot?.querySelectorAll('thecal-viewport')[1];
        const host = pane?.shadowRoot?.querySelector('#picture');
        if (!pane || !host) throw new Error('there is no second pane');
        const nextPicture = (): Promise<number> =>
          new Promise((resolve) => requestAnimationFrame(resolve));
        screen.session.goTo(1, 90);
        await nextPicture();
        await nextPicture();
        const shownAt: number[] = [];
        let shown = pane.view?.index ?? -1;
        for (let step = 0; step < steps + 10; step += 1) {
          if (step < steps) host.dispatchEvent(new WheelEvent('wheel', { deltaY: 100 }));
          const now = await nextPicture();
          const index = pane.view?.index ?? -1;
          if (index !== shown) shownAt.push(now);
          shown = index;
        }
        return shownAt;
      },
      STEPS,
    );
    const gaps = times.slice(1).map((at, i) => at - (times[i] ?? at));
    const seconds = gaps.reduce((all, gap) => all + gap, 0) / 1000;
    return [
      {
        name: `Wheel flood, ${STEPS} notches, slices shown`,
        value: `${times.length}`,
        goal: '>= 57',
      },
      {
        name: 'Slices a second while scrolling',
        value: `${(gaps.length / seconds).toFixed(0)} a second`,
        goal: '>= 40',
      },
      { name: 'From one slice to the next', value: spread(gaps), goal: 'p95 <= 30 ms' },
    ];
  });
}
