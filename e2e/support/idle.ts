import type { Page } from '@playwright/test';

/**
 * Waits until the app says that it is idle: `thecal-app` is there and carries no `data-busy`.
 * The app sets it while anything loads, computes or is about to be drawn, so no test needs to sleep.
 */
export async function waitForIdle(page: Page): Promise<void> {
  await page.locator('thecal-app:defined:not([data-busy])').waitFor({ state: 'attached' });
}
