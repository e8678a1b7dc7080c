import type { Page } from '@playwright/test';
import axe from 'axe-core';

declare global {
  interface Window {
    readonly axe: typeof axe;
  }
}

/** The rules of WCAG 2.2 A and AA, and axe's own good practice. */
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/**
 * The serious and critical findings of axe on the page as it is now, one line each: the rule, what it asks,
 * and the elements. Open shadow roots are looked into.
 */
export async function seriousFindings(page: Page): Promise<readonly string[]> {
  // Evaluated rather than added as a script, which the page's policy would refuse.
  await page.evaluate(axe.source);
  const results = await page.evaluate<axe.AxeResults, string[]>(
    (tags) => window.axe.run(document, { runOnly: { type: 'tag', values: tags } }),
    TAGS,
  );
  return results.violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, help, nodes }) => {
      const places = nodes.map(({ target }) => target.flat().join(' >> ')).join('; ');
      return `${id}: ${help} (${places})`;
    });
}
