/**
 * What the documentation names is there: commands in package.json, links with their headings, files and folders in the
 * tree. A promise that a later change broke is found where it is broken.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';

/** What the documentation is held against. Paths are relative to the root, with `/`. */
export interface DocumentedTree {
  /** The scripts of package.json. */
  readonly scripts: ReadonlySet<string>;
  /** Every file and folder, without what is built or installed. */
  readonly paths: ReadonlySet<string>;
  /** The text of a file. */
  read(path: string): string;
}

const BUILT = new Set(['node_modules', '.git', 'dist', 'test-results', 'playwright-report']);

/** The tree on disk. */
function readTree(root: string): DocumentedTree {
  const paths = new Set<string>();
  const walk = (folder: string): void => {
    for (const entry of readdirSync(join(root, folder), { withFileTypes: true })) {
      if (BUILT.has(entry.name)) continue;
      const path = posix.join(folder, entry.name);
      paths.add(path);
      if (entry.isDirectory()) walk(path);
    }
  };
  walk('');
  const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
    scripts: Record<string, string>;
  };
  return {
    scripts: new Set(Object.keys(scripts)),
    paths,
    read: (path) => readFileSync(join(root, path), 'utf8'),
  };
}

/** Every page of the documentation: what ends in `.md`. */
const pagesOf = ({ paths }: DocumentedTree): readonly string[] =>
  [...paths].filter((path) => path.endsWith('.md')).toSorted();

/** What a page names and the tree does not have, each as `page:line what`. */
export function danglingIn(page: string, tree: DocumentedTree): readonly string[] {
  const text = tree.read(page);
  const found: string[] = [];
  const report = (index: number, what: string): void => {
    found.push(`${page}:${text.slice(0, index).split('\n').length} ${what}`);
  };
  for (const { index, groups } of text.matchAll(
    /\bnpm (?:run (?:-s )?(?<run>[\w:-]+)|(?<own>start|test)\b)/g,
  )) {
    const script = groups?.['run'] ?? groups?.['own'] ?? '';
    if (!tree.scripts.has(script)) report(index, `package.json has no script "${script}"`);
  }
  for (const { index, groups } of text.matchAll(/\]\((?<target>[^)\s]+)\)/g)) {
    const problem = brokenLink(page, groups?.['target'] ?? '', tree);
    if (problem !== null) report(index, problem);
  }
  for (const { index, groups } of text.matchAll(/`(?<name>[\w@./-]+)`/g)) {
    const name = groups?.['name'] ?? '';
    if (namesAPath(name, tree) && !isThere(page, name, tree))
      report(index, `no ${name} in the tree`);
  }
  return found;
}

function brokenLink(page: string, target: string, tree: DocumentedTree): string | null {
  if (/^[a-z]+:/.test(target)) return null;
  const [path = '', heading] = target.split('#');
  const linked = path === '' ? page : posix.join(dirname(page), path);
  if (!tree.paths.has(linked)) return `a link leads to ${linked}, which is not there`;
  if (heading === undefined || !linked.endsWith('.md')) return null;
  return headingsOf(tree.read(linked)).has(heading) ? null : `${linked} has no heading #${heading}`;
}

/** The names of a page's headings in links, as GitHub makes them. */
const headingsOf = (text: string): ReadonlySet<string> =>
  new Set(
    [...text.matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
      heading
        .toLowerCase()
        .replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
        .replaceAll(' ', '-'),
    ),
  );

/** Whether words in code type are a path of ours: below a folder of the root, a source file, or a page. */
function namesAPath(name: string, { paths }: DocumentedTree): boolean {
  const [first = ''] = name.split('/');
  if (name.includes('/') && paths.has(first)) return true;
  return /^[\w-][\w./-]*\.(ts|mjs|md|css)$/.test(name);
}

/** A path may be told from the root, from the page, or by its end alone. */
function isThere(page: string, name: string, { paths }: DocumentedTree): boolean {
  const path = name.replace(/\/$/, '');
  return (
    paths.has(path) ||
    paths.has(posix.join(dirname(page), path)) ||
    [...paths].some((known) => known.endsWith(`/${path}`))
  );
}

/** How many pages a tree has, and what they name in vain. */
export function danglingInPages(root: string): {
  readonly pages: number;
  readonly dangling: readonly string[];
} {
  const tree = readTree(root);
  const pages = pagesOf(tree);
  return { pages: pages.length, dangling: pages.flatMap((page) => danglingIn(page, tree)) };
}
