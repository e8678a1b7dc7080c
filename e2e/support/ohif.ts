import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, renameSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Mount } from './dist-server.ts';

const VERSION = '3.13.2';

/** Where the application lies once it was fetched; the folder goes with the installed packages. */
const CACHE = join('node_modules', '.cache', 'thecal');

/** The longest time that fetching may take: nearly 50 MB. Unit: ms. */
const LONGEST_FETCH = 120_000;

/** The built OHIF application of one version, fetched from the package registry once. Null where it cannot be had. */
export function ohifApplication(): string | null {
  const folder = join(CACHE, `ohif-${VERSION}`);
  const built = join(folder, 'package', 'dist');
  if (existsSync(built)) return built;
  const fetched = join(CACHE, `fetch-${process.pid}`);
  mkdirSync(fetched, { recursive: true });
  const options = { cwd: fetched, timeout: LONGEST_FETCH, shell: process.platform === 'win32' };
  const pack = spawnSync('npm', ['pack', '--silent', `@ohif/app@${VERSION}`], options);
  if (pack.status !== 0) return null;
  const file = `ohif-app-${VERSION}.tgz`;
  if (spawnSync('tar', ['-xzf', file], options).status !== 0) return null;
  renameSync(fetched, folder);
  return existsSync(built) ? built : null;
}

/** Its settings: one archive, on its own origin. */
const SETTINGS = `window.config = ${JSON.stringify({
  routerBasename: null,
  extensions: [],
  modes: [],
  customizationService: {},
  showStudyList: true,
  maxNumberOfWebWorkers: 2,
  investigationalUseDialog: { option: 'never' },
  dataSources: [
    {
      namespace: '@ohif/extension-default.dataSourcesModule.dicomweb',
      sourceName: 'dicomweb',
      configuration: {
        friendlyName: 'test',
        name: 'test',
        wadoUriRoot: '/dicom-web',
        qidoRoot: '/dicom-web',
        wadoRoot: '/dicom-web',
        imageRendering: 'wadors',
        thumbnailRendering: 'wadors',
        enableStudyLazyLoad: true,
        singlepart: 'bulkdata,video',
        bulkDataURI: { enabled: true },
      },
    },
  ],
  defaultDataSourceName: 'dicomweb',
})};`;

/** What the server of its files answers otherwise: its settings, and the page for every address of the viewer. */
export const ohifMounts = (folder: string): readonly Mount[] => [
  {
    path: '/app-config.js',
    answer: (_, response) => {
      response.setHeader('Content-Type', 'text/javascript');
      response.end(SETTINGS);
    },
  },
  {
    path: '/viewer',
    answer: (_, response) => {
      void readFile(join(folder, 'index.html')).then((page) => {
        response.setHeader('Content-Type', 'text/html; charset=utf-8');
        response.end(page);
      });
    },
  },
];
