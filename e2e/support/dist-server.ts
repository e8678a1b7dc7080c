import { readFile } from 'node:fs/promises';
import {
  createServer,
  request as httpRequest,
  type IncomingMessage,
  type ServerResponse,
} from 'node:http';
import { extname, join, normalize } from 'node:path';

const CONTENT_TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json',
};

/** A server of the built app that a test can take away, and that can hand out a newer version. */
export interface DistServer {
  readonly origin: string;
  /** The paths asked for since the start. */
  readonly asked: readonly string[];
  /** From now on no request is answered. */
  goOffline(): void;
  /** From now on the worker's file differs, as after a new build. */
  publishNewVersion(): void;
  close(): Promise<void>;
}

/** Answers the requests for a path and below it in place of the files of the app. */
export interface Mount {
  readonly path: string;
  readonly answer: (request: IncomingMessage, response: ServerResponse) => void;
}

/** Passes requests on to another server of this machine, as a proxy of the same origin does. */
export const proxyTo =
  (origin: string): Mount['answer'] =>
  (request, response) => {
    const { host: _, ...headers } = request.headers;
    const passed = httpRequest(
      new URL(request.url ?? '/', origin),
      { method: request.method ?? 'GET', headers },
      (answer) => {
        response.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.pipe(response);
      },
    );
    passed.on('error', () => {
      if (!response.headersSent) response.statusCode = 502;
      response.end();
    });
    request.pipe(passed);
  };

/** Serves `dist`, or another folder, as any static web server would, and what else is mounted beside it. */
export async function serveDist(
  mounts: readonly Mount[] = [],
  folder = 'dist',
): Promise<DistServer> {
  const asked: string[] = [];
  let isOnline = true;
  let suffix = '';
  const server = createServer((request, response) => {
    if (!isOnline) {
      request.destroy();
      return;
    }
    const path = new URL(request.url ?? '/', 'http://localhost').pathname;
    asked.push(path);
    const mount = mounts.find((one) => `${path}/`.startsWith(`${one.path}/`));
    if (mount !== undefined) {
      mount.answer(request, response);
      return;
    }
    const file = join(folder, normalize(path === '/' ? '/index.html' : path));
    readFile(file).then(
      (bytes) => {
        response.setHeader('Content-Type', CONTENT_TYPES[extname(file)] ?? 'application/dicom');
        response.setHeader('Cache-Control', 'no-cache');
        response.end(path === '/sw.js' ? Buffer.concat([bytes, Buffer.from(suffix)]) : bytes);
      },
      () => {
        response.statusCode = 404;
        response.end();
      },
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    origin: `http://127.0.0.1:${port}`,
    asked,
    goOffline: () => {
      isOnline = false;
      server.closeAllConnections();
    },
    publishNewVersion: () => {
      suffix = '\n// a newer version\n';
    },
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => {
          resolve();
        });
      }),
  };
}
