/** What a visit downloads before the first screen: the page's script and all it imports at once. */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

/** One entry of vite's manifest, as far as it is read here. */
interface ManifestChunk {
  readonly file: string;
  readonly isEntry?: boolean;
  readonly imports?: readonly string[];
}

/** Sizes of the built JavaScript. Unit: bytes after gzip. */
export interface BundleSizes {
  readonly startUpBytes: number;
  readonly startUpFiles: readonly string[];
  readonly totalBytes: number;
  readonly fileCount: number;
}

/** The most that may load at start. Source: product goal 1.5 MB gzip. Unit: bytes. */
export const START_UP_BUDGET_BYTES = 1_500_000;

/** The files an entry loads before it runs: itself and its static imports, followed to the end. */
export function eagerFiles(manifest: Readonly<Record<string, ManifestChunk>>): readonly string[] {
  const files = new Set<string>();
  const follow = (key: string): void => {
    const chunk = manifest[key];
    if (chunk === undefined || files.has(chunk.file)) return;
    files.add(chunk.file);
    chunk.imports?.forEach(follow);
  };
  for (const [key, chunk] of Object.entries(manifest)) if (chunk.isEntry) follow(key);
  return [...files].filter((file) => file.endsWith('.js'));
}

/** Measures the build in `dist`. Throws when there is none. */
export function measureBundle(dist: string): BundleSizes {
  const manifestPath = join(dist, '.vite', 'manifest.json');
  if (!existsSync(manifestPath)) throw new Error(`no build in ${dist}: run npm run build`);
  const manifest = JSON.parse(readFileSync(manifestPath, 'utf8')) as Record<string, ManifestChunk>;
  const sizeOf = (file: string): number => gzipSync(readFileSync(join(dist, file))).length;
  const sum = (files: readonly string[]): number =>
    files.reduce((total, file) => total + sizeOf(file), 0);
  const startUpFiles = eagerFiles(manifest);
  const all = readdirSync(dist, { recursive: true, encoding: 'utf8' }).filter((file) =>
    /\.m?js$/.test(file),
  );
  return {
    startUpBytes: sum(startUpFiles),
    startUpFiles,
    totalBytes: sum(all),
    fileCount: all.length,
  };
}

/** A size as people read it. */
export const formatKilobytes = (bytes: number): string => `${(bytes / 1000).toFixed(0)} kB`;
