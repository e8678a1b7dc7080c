/** What a visit of each screen downloads: the page's script, the screen's, all they import at once, and their workers. */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { gzipSync } from 'node:zlib';

/** One entry of vite's manifest, as far as it is read here. */
interface ManifestChunk {
  readonly file: string;
  readonly isEntry?: boolean;
  readonly imports?: readonly string[];
}

/** A screen: the modules that it imports when it is asked for, and the most that it may load. */
interface Screen {
  readonly modules: readonly string[];
  /** Unit: bytes after gzip. */
  readonly budgetBytes: number;
}

const feature = (name: string): string => `src/features/${name}/index.ts`;

/** Source: goal of 0.8 MB until the first image; the other screens by what they were when it was reached, and some room. */
const SCREENS: Readonly<Record<string, Screen>> = {
  Library: { modules: [], budgetBytes: 180_000 },
  'Read, until the first image': { modules: [feature('read')], budgetBytes: 800_000 },
  'Read, with a graphics card': {
    modules: [feature('read'), 'src/viewport/cornerstone-backend.ts'],
    budgetBytes: 1_200_000,
  },
  Board: { modules: [feature('board')], budgetBytes: 800_000 },
  Teach: { modules: [feature('teach')], budgetBytes: 800_000 },
  Archive: { modules: [feature('archive')], budgetBytes: 215_000 },
};

/** What one screen loads. Unit: bytes after gzip. */
export interface ScreenSize {
  readonly name: string;
  readonly bytes: number;
  readonly budgetBytes: number;
  readonly files: readonly string[];
}

/** The files that the entry and some modules load before they run: themselves and their static imports, to the end. */
export function eagerFiles(
  manifest: Readonly<Record<string, ManifestChunk>>,
  modules: readonly string[] = [],
): readonly string[] {
  const files = new Set<string>();
  const follow = (key: string): void => {
    const chunk = manifest[key];
    if (chunk === undefined) throw new Error(`the build has no ${key}`);
    if (files.has(chunk.file)) return;
    files.add(chunk.file);
    chunk.imports?.forEach(follow);
  };
  for (const [key, chunk] of Object.entries(manifest)) if (chunk.isEntry) follow(key);
  modules.forEach(follow);
  return [...files].filter((file) => file.endsWith('.js'));
}

/** Of scripts that stand in no manifest (workers and what they load), those whose names the sources hold, to the end. */
export function namedScripts(
  sources: readonly string[],
  others: ReadonlyMap<string, string>,
): readonly string[] {
  const found = new Set<string>();
  const waiting = [...sources];
  for (let source = waiting.pop(); source !== undefined; source = waiting.pop()) {
    for (const [file, text] of others) {
      if (found.has(file) || !source.includes(basename(file))) continue;
      found.add(file);
      waiting.push(text);
    }
  }
  return [...found];
}

/** Measures the build in `dist`, screen by screen. Throws when there is none. */
export function measureBundle(dist: string): readonly ScreenSize[] {
  const manifestPath = join(dist, '.vite', 'manifest.json');
  if (!existsSync(manifestPath)) throw new Error(`no build in ${dist}: run npm run build`);
  const manifest = JSON.parse(readFileSync(manifestPath, 'utf8')) as Record<string, ManifestChunk>;
  const textOf = (file: string): string => readFileSync(join(dist, file), 'utf8');
  const known = new Set(Object.values(manifest).map(({ file }) => file));
  const others = new Map(
    readdirSync(join(dist, 'assets'))
      .map((name) => `assets/${name}`)
      .filter((file) => file.endsWith('.js') && !known.has(file))
      .map((file) => [file, textOf(file)]),
  );
  return Object.entries(SCREENS).map(([name, { modules, budgetBytes }]) => {
    const eager = eagerFiles(manifest, modules);
    const files = [...eager, ...namedScripts(eager.map(textOf), others)];
    const bytes = files.reduce((sum, file) => sum + gzipSync(textOf(file)).length, 0);
    return { name, bytes, budgetBytes, files };
  });
}

/** A size as people read it. */
export const formatKilobytes = (bytes: number): string => `${(bytes / 1000).toFixed(0)} kB`;
