import { expect } from '@playwright/test';
import type { Page } from 'playwright';
import { LibraryPage } from '../../e2e/pages/library-page.ts';
import { onSession, waitForImage } from './read-screen.ts';
import type { BenchResult } from './rows.ts';
import { withStudy } from './synthetic-study.ts';

const STUDY = { series: 2, slicesPerSeries: 100, pixels: 512 };
/** How long is scrolled. Unit: ms. */
const DURATION_MS = 4000;

/**
 * Scrolls the axial series by one slice whenever the browser is ready for a picture, and counts the different frames
 * that the pane said it had drawn.
 */
export function measureScroll(page: Page): Promise<readonly BenchResult[]> {
  return withStudy(STUDY, async (folder) => {
    const library = new LibraryPage(page);
    await library.goto();
    await library.openFolder(folder);
    await waitForImage(page);
    // Frames that are still on their way would be waited for.
    const loading = page.locator('thecal-viewport').getByText(/\d+ of \d+ images/);
    await expect(loading).toHaveCount(0, { timeout: 60_000 });
    const framesPerSecond = await onSession(
      page,
      async (screen, { slices, duration }) => {
        const pane = screen.shadowRoot?.querySelectorAll('thecal-viewport')[1];
        if (!pane) throw new Error('there is no second pane');
        const nextPicture = (): Promise<number> =>
          new Promise((resolve) => requestAnimationFrame(resolve));
        let wanted = 0;
        let shown = -1;
        let distinct = 0;
        screen.session.goTo(1, 0);
        const started = performance.now();
        while (performance.now() - started < duration) {
          await nextPicture();
          const index = pane.view?.index ?? -1;
          if (index !== shown) {
            distinct += 1;
            shown = index;
          }
          wanted = (wanted + 1) % slices;
          screen.session.goTo(1, wanted);
        }
        return distinct / ((performance.now() - started) / 1000);
      },
      { slices: STUDY.slicesPerSeries, duration: DURATION_MS },
    );
    return [
      {
        name: `Scroll, ${STUDY.pixels} x ${STUDY.pixels}, different frames shown`,
        value: `${framesPerSecond.toFixed(0)} a second`,
        goal: '',
      },
    ];
  });
}
