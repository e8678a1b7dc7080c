import type { KnipConfig } from 'knip';

export default {
  entry: ['index.html', 'src/**/*-worker.ts'],
  project: ['src/**/*.ts', 'scripts/**/*.{ts,mjs}', 'sample-dicom/**/*.ts', 'e2e/**/*.ts'],
  ignoreExportsUsedInFile: true,
  ignoreDependencies: [
    // vtk.js, inside Cornerstone, imports Node's `events`; without this package the build dies on load.
    'events',
  ],
} satisfies KnipConfig;
