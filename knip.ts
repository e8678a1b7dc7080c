import type { KnipConfig } from 'knip';

export default {
  entry: ['index.html', 'src/**/*-worker.ts', 'src/components/demo/demo.ts'],
  project: ['src/**/*.{ts,css}', 'scripts/**/*.{ts,mjs}', 'sample-dicom/**/*.ts', 'e2e/**/*.ts'],
  ignoreExportsUsedInFile: true,
  ignoreDependencies: [
    // vtk.js, inside Cornerstone, imports Node's `events`; without this package the build dies on load.
    'events',
  ],
  // Style sheets import packages too.
  compilers: {
    css: (text: string) =>
      [...text.matchAll(/@import '[^']+';/g)].join('\n').replaceAll('@import', 'import'),
  },
} satisfies KnipConfig;
