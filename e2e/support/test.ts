import { expect, test as base } from '@playwright/test';
import { LibraryPage } from '../pages/library-page.ts';
import { ReadPage } from '../pages/read-page.ts';
import { recordContext, type PageRecord } from './page-record.ts';

interface Fixtures {
  readonly record: PageRecord;
  /** Patterns of errors that a test provokes on purpose; all others fail it. */
  readonly expectedErrors: readonly RegExp[];
  readonly library: LibraryPage;
  readonly read: ReadPage;
}

/**
 * The test function of every spec: a test also fails when the page asked another host for anything,
 * or reported an error the test did not announce.
 */
export const test = base.extend<Fixtures>({
  expectedErrors: [[], { option: true }],
  record: [
    async ({ context, baseURL, expectedErrors }, use) => {
      const record = recordContext(context, new URL(baseURL ?? '').origin);
      await use(record);
      expect(record.foreignRequests, 'requests to other hosts').toEqual([]);
      const unexpected = record.errors.filter(
        (error) => !expectedErrors.some((pattern) => pattern.test(error)),
      );
      expect(unexpected, 'errors on the page').toEqual([]);
    },
    { auto: true },
  ],
  library: async ({ page }, use) => {
    await use(new LibraryPage(page));
  },
  read: async ({ page }, use) => {
    await use(new ReadPage(page));
  },
});

export { expect };
