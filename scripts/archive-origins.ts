import type { Plugin } from 'vite';

/** The variable that names the archives on other hosts which a build may ask. */
const VARIABLE = 'THECAL_PACS_ORIGINS';

/**
 * The origins in a list divided by spaces or commas. Throws for anything that is not exactly an origin: a path is not
 * part of one, and a wildcard would open the page to hosts that nobody named.
 */
export function parseOrigins(list: string): readonly string[] {
  const entries = list.split(/[\s,]+/).filter((entry) => entry !== '');
  for (const entry of entries) {
    const isOrigin = /^https?:\/\/[a-z0-9.[\]:-]+$/i.test(entry) && URL.canParse(entry);
    if (!isOrigin || new URL(entry).origin !== entry.toLowerCase()) {
      throw new Error(`${VARIABLE}: "${entry}" is not an origin such as https://pacs.example.org`);
    }
  }
  return [...new Set(entries.map((entry) => entry.toLowerCase()))];
}

/** The page with the origins in its policy. Throws when the page has no such line, which would silently refuse them. */
export function allowOrigins(html: string, origins: readonly string[]): string {
  if (origins.length === 0) return html;
  const allowed = html.replace(/connect-src [^;"]*/, (line) => `${line} ${origins.join(' ')}`);
  if (allowed === html) throw new Error('index.html has no connect-src to add origins to.');
  return allowed;
}

/** Names archives on other hosts in the page's policy (docs/decisions/0006-dicomweb.md). */
export function archiveOrigins(): Plugin {
  const origins = parseOrigins(process.env[VARIABLE] ?? '');
  return {
    name: 'thecal-archive-origins',
    transformIndexHtml: (html) => allowOrigins(html, origins),
  };
}
