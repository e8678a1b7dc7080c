import type { Page } from '@playwright/test';
import { waitForIdle } from '../support/idle.ts';

/** The start screen, by what a reader sees and does there. */
export class LibraryPage {
  constructor(private readonly page: Page) {}

  /** Goes to the Library and waits until it has settled. */
  async goto(): Promise<void> {
    await this.page.goto('/');
    await waitForIdle(this.page);
  }
}
