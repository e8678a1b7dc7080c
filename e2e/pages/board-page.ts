import { expect, type Locator, type Page } from '@playwright/test';
import { waitForIdle } from '../support/idle.ts';
import type { ReadPage } from './read-page.ts';

/** The board. */
export const boardOf = (page: Page): Locator => page.locator('thecal-board-screen');

/** A reading that is kept: the answer key of a sample study, taken over as it is. */
export async function keepReading(page: Page, read: ReadPage, caseId: string): Promise<void> {
  await page.goto(`/#/read/sample/${caseId}`);
  await read.waitForImages();
  await page.getByRole('button', { name: 'Reading', exact: true }).click();
  await page.getByRole('menuitem', { name: /answer key/i }).click();
  await expect(page.locator('thecal-toast')).toContainText('This is the answer key');
  await waitForIdle(page);
  await expect(page.getByRole('status').filter({ hasText: 'Saved' })).toBeVisible();
}
