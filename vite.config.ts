import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { defineConfig } from 'vite';
import { archiveOrigins } from './scripts/archive-origins.ts';
import { offline } from './scripts/offline-plugin.ts';
import { sampleStudies } from './scripts/sample-studies-plugin.ts';
import { unusedParts } from './scripts/unused-parts-plugin.ts';

const EXTERNALIZED_FOR_NODE =
  /"(fs|path|url)" has been externalized .* imported by ".*(@cornerstonejs\/codec-|@oozcitak\/url)/;

const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };

/** What was built, for the reports it writes; a copy without history has no revision. */
function buildId(): string {
  try {
    const revision = execFileSync('git', ['rev-parse', '--short', 'HEAD'], { stdio: 'pipe' });
    return `${version}+${revision.toString().trim()}`;
  } catch {
    return version;
  }
}

/** Where a module comes from: a package, or one of our folders. */
const originOf = (id: string): string =>
  /node_modules\/(@[^/]+\/[^/]+|[^/]+)\/(?!.*node_modules)/
    .exec(id)?.[1]
    ?.replaceAll(/[^a-z0-9]+/g, '-')
    .replace(/^-/, '') ??
  /\/src\/([^/]+)\//.exec(id)?.[1] ??
  'shared';

/** Names what several screens share by where most of it comes from; the build's own choice is one of its modules. */
function chunkFileNames(chunk: {
  readonly isDynamicEntry: boolean;
  readonly moduleIds: readonly string[];
}): string {
  if (chunk.isDynamicEntry) return 'assets/[name]-[hash].js';
  const counts = new Map<string, number>();
  for (const id of chunk.moduleIds) counts.set(originOf(id), (counts.get(originOf(id)) ?? 0) + 1);
  const [most] = [...counts].toSorted(([, a], [, b]) => b - a);
  return `assets/${most?.[0] ?? 'shared'}-[hash].js`;
}

export default defineConfig({
  define: { __APP_VERSION__: JSON.stringify(version), __APP_BUILD__: JSON.stringify(buildId()) },
  plugins: [unusedParts(), archiveOrigins(), sampleStudies(), offline()],
  worker: { format: 'es', plugins: () => [unusedParts()] },
  build: {
    target: 'es2022',
    // The policy in index.html lets images be data: URLs, nothing else: fonts and the like stay files.
    assetsInlineLimit: 0,
    // Read by scripts/bundle-size.ts, which holds the budget; vite's own limit knows nothing of late loading.
    manifest: true,
    chunkSizeWarningLimit: 6000,
    rolldownOptions: {
      output: { chunkFileNames },
      // jsPDF asks for these only to turn pages of HTML into PDF, which nothing here does.
      external: ['html2canvas', 'dompurify', 'canvg'],
      onLog(level, log, handle) {
        // The codecs' and the URL parser's branches for Node are never taken in a browser.
        if (EXTERNALIZED_FOR_NODE.test(log.message)) return;
        handle(level, log);
      },
    },
  },
  optimizeDeps: {
    // Its workers are found relative to the module, which pre-bundling would move.
    exclude: ['@cornerstonejs/dicom-image-loader'],
    // What that loader imports: CommonJS, or found too late, which would reload the page in use.
    include: [
      '@cornerstonejs/core',
      '@cornerstonejs/metadata',
      'dicom-parser',
      'fflate',
      'comlink',
      'pako',
      'uuid',
      '@cornerstonejs/codec-openjpeg/decodewasmjs',
      '@cornerstonejs/codec-charls/decodewasmjs',
      '@cornerstonejs/codec-libjpeg-turbo-8bit/decodewasmjs',
      '@cornerstonejs/codec-openjph/wasmjs',
      '@cornerstonejs/codec-libjxl/decodewasmjs',
      '@cornerstonejs/jpeg-lossless-decoder-js',
    ],
  },
});
