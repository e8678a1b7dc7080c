import { cp, mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { extname, join, relative, resolve, sep } from 'node:path';
import type { Plugin } from 'vite';
import { HINTS_PATH, teachHints } from './teach-hints.ts';

const MOUNT = '/sample-dicom/';
/** What of sample-dicom is public: the rest of it is the generator. */
const PUBLIC_ENTRIES = ['catalogue.json', 'cases'];

const CONTENT_TYPES: Readonly<Record<string, string>> = {
  '.json': 'application/json',
  '.dcm': 'application/dicom',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
  '.md': 'text/markdown; charset=utf-8',
};

const pathOf = (request: IncomingMessage): string => {
  try {
    return decodeURIComponent(new URL(request.url ?? '/', 'http://localhost').pathname);
  } catch {
    return '/';
  }
};

const sendNotFound = (response: ServerResponse, path: string): void => {
  response.statusCode = 404;
  response.setHeader('Content-Type', 'text/plain; charset=utf-8');
  response.end(`Not found: ${path}\n`);
};

/** The file under `folder` that a public path names, or null when it names nothing that may be read. */
export function publicSampleFile(folder: string, path: string): string | null {
  if (!path.startsWith(MOUNT)) return null;
  const file = resolve(folder, path.slice(MOUNT.length));
  const inside = relative(folder, file);
  const [first] = inside.split(sep);
  return first !== undefined && PUBLIC_ENTRIES.includes(first) ? file : null;
}

/** Whether a path asks for a file rather than for a screen of the app: `/a/b.dcm` does, `/read/1.2.3` does not. */
export function asksForFile(path: string): boolean {
  const extension = extname(path);
  return path.startsWith(MOUNT) || /^\.[a-z][a-z0-9]{1,9}$/i.test(extension);
}

/**
 * Serves the sample studies at `/sample-dicom/` and puts them into the build. A file that is not there answers 404:
 * the page that single-page servers send instead reads as a damaged DICOM file.
 */
export function sampleStudies(): Plugin {
  let folder = '';
  let outDir = '';
  return {
    name: 'thecal-sample-studies',
    configResolved(config) {
      folder = resolve(config.root, 'sample-dicom');
      outDir = resolve(config.root, config.build.outDir);
    },
    configureServer(server) {
      server.middlewares.use((request, response, next) => {
        const path = pathOf(request);
        if (!path.startsWith(MOUNT)) {
          if (path.endsWith('.dcm')) sendNotFound(response, path);
          else next();
          return;
        }
        const file = publicSampleFile(folder, path);
        if (file === null) {
          sendNotFound(response, path);
          return;
        }
        const content = path === `${MOUNT}${HINTS_PATH}` ? teachHints(folder) : readFile(file);
        content.then(
          (bytes) => {
            const type = CONTENT_TYPES[extname(file)] ?? 'application/octet-stream';
            response.setHeader('Content-Type', type);
            response.end(bytes);
          },
          () => {
            sendNotFound(response, path);
          },
        );
      });
    },
    configurePreviewServer(server) {
      server.middlewares.use((request, response, next) => {
        const path = pathOf(request);
        const file = resolve(outDir, `.${path}`);
        if (!asksForFile(path)) {
          next();
          return;
        }
        stat(file).then(
          (found) => {
            if (found.isFile()) next();
            else sendNotFound(response, path);
          },
          () => {
            sendNotFound(response, path);
          },
        );
      });
    },
    async writeBundle() {
      const target = join(outDir, 'sample-dicom');
      for (const entry of PUBLIC_ENTRIES) {
        const source = join(folder, entry);
        const exists = await stat(source).then(
          () => true,
          () => false,
        );
        if (!exists) continue;
        await mkdir(target, { recursive: true });
        await cp(source, join(target, entry), { recursive: true });
      }
      await mkdir(join(target, 'cases'), { recursive: true });
      await writeFile(join(target, HINTS_PATH), await teachHints(folder));
    },
  };
}
