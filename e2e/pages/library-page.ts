import type { Locator, Page } from '@playwright/test';
import { waitForIdle } from '../support/idle.ts';

/** A file made by a test. */
export interface MadeFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** The start screen, by what a reader sees and does there. */
export class LibraryPage {
  constructor(private readonly page: Page) {}

  /** Goes to the Library and waits until it has settled. */
  async goto(): Promise<void> {
    await this.page.goto('/');
    await waitForIdle(this.page);
  }

  /** The cards of the sample studies. */
  samples(): Locator {
    return this.page.locator('thecal-sample-card').getByRole('button');
  }

  /** The readings that were begun. */
  drafts(): Locator {
    return this.page.locator('thecal-draft-row');
  }

  /** The list of what was opened and what was set aside. */
  report(): Locator {
    return this.page.locator('thecal-open-report');
  }

  /** Opens a sample study by the start of its title, in one click. */
  async openSample(title: string): Promise<void> {
    await this.samples().filter({ hasText: title }).first().click();
    await waitForIdle(this.page);
  }

  /** Chooses a folder of this machine. */
  async openFolder(path: string): Promise<void> {
    await this.page.getByLabel('Folder with DICOM files').setInputFiles(path);
    await waitForIdle(this.page);
  }

  /** Chooses files of this machine, or files that a test made. */
  async openFiles(files: readonly string[] | readonly MadeFile[]): Promise<void> {
    const paths = files.filter((file) => typeof file === 'string');
    const made = files
      .filter((file) => typeof file !== 'string')
      .map(({ name, bytes }) => ({
        name,
        mimeType: 'application/dicom',
        buffer: Buffer.from(bytes),
      }));
    const input = this.page.getByLabel('DICOM files or a zip');
    await (paths.length > 0 ? input.setInputFiles([...paths]) : input.setInputFiles(made));
    await waitForIdle(this.page);
  }
}
