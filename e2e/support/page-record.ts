import type { BrowserContext, Page } from '@playwright/test';

/** What went wrong behind the screen while a test ran. Each entry is one line. */
export interface PageRecord {
  /** Requests to a host other than the app's own. Nothing may leave the machine unasked. */
  readonly foreignRequests: readonly string[];
  /** Uncaught errors, and what the page wrote as an error, breaches of its policy included. */
  readonly errors: readonly string[];
}

const isOwn = (url: string, origin: string): boolean =>
  url.startsWith('blob:') || url.startsWith('data:') || new URL(url).origin === origin;

/** Records the requests of a context, its workers included, and the errors of each of its pages. */
export function recordContext(context: BrowserContext, origin: string): PageRecord {
  const foreignRequests: string[] = [];
  const errors: string[] = [];
  context.on('request', (request) => {
    if (!isOwn(request.url(), origin)) {
      foreignRequests.push(`${request.method()} ${new URL(request.url()).origin}`);
    }
  });
  const watch = (page: Page): void => {
    page.on('pageerror', (error) => errors.push(`uncaught: ${error.message}`));
    page.on('console', (message) => {
      if (message.type() === 'error') errors.push(`console: ${message.text()}`);
    });
  };
  context.pages().forEach(watch);
  context.on('page', watch);
  return { foreignRequests, errors };
}
