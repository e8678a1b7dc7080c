import type { Locator, Page } from '@playwright/test';
import { waitForIdle } from '../support/idle.ts';

/** The archive: its connection, the search, what was found. */
export class ArchivePage {
  constructor(private readonly page: Page) {}

  /** Connects the archive at an address, from the Library. */
  async connect(url: string): Promise<void> {
    await this.page.getByRole('button', { name: 'Connect an archive' }).first().click();
    await this.page.getByLabel('Address of its DICOMweb service').fill(url);
    await this.page.getByRole('button', { name: 'Connect', exact: true }).click();
    // Until the dialog has gone the page behind it takes no keys.
    await this.page.getByRole('dialog').waitFor({ state: 'hidden' });
    await waitForIdle(this.page);
  }

  /** Looks for something from the Library. */
  async find(text: string): Promise<void> {
    await this.page.getByRole('searchbox', { name: 'Accession, name or date' }).fill(text);
    await this.page.keyboard.press('Enter');
    await waitForIdle(this.page);
  }

  /** The studies found. */
  studies(): Locator {
    return this.page.locator('thecal-study-list').getByRole('link');
  }

  /** What the screen warns of. */
  warning(): Locator {
    return this.page.locator('thecal-archive-screen').getByRole('alert');
  }
}
