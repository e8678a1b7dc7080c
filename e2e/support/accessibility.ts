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
 * The moderate, serious and critical findings of axe on the page as it is now, one line each: the rule, what it asks,
 * and the elements. Open shadow roots are looked into. The board, which can be lit, is looked at in its light theme too.
 */
export async function seriousFindings(page: Page): Promise<readonly string[]> {
  // Evaluated rather than added as a script, which the page's policy would refuse.
  await page.evaluate(axe.source);
  const violations = await page.evaluate<axe.Result[], string[]>(async (tags) => {
    const all = await window.axe.run(document, { runOnly: { type: 'tag', values: tags } });
    const app = document.querySelector('thecal-app')?.shadowRoot;
    const { classList } = document.documentElement;
    if (!app?.querySelector('thecal-board-screen') || classList.contains('theme-light')) {
      return all.violations;
    }
    classList.add('theme-light');
    const light = await window.axe.run(document, { runOnly: ['color-contrast'] });
    classList.remove('theme-light');
    return [...all.violations, ...light.violations];
  }, TAGS);
  return violations
    .filter(({ impact }) => impact !== 'minor')
    .map(({ id, help, nodes }) => {
      const places = nodes.map(({ target }) => target.flat().join(' >> ')).join('; ');
      return `${id}: ${help} (${places})`;
    });
}
