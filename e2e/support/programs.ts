import { spawn, type ChildProcess } from 'node:child_process';
import { accessSync, constants, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { basename, delimiter, dirname, join } from 'node:path';

/** A program that a test started. */
export interface RunningProgram {
  /** What it wrote so far, for the message of a failure. */
  output(): string;
  stop(): Promise<void>;
}

/** A port of this machine that nobody listens on. */
export const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      const port = typeof address === 'object' && address !== null ? address.port : 0;
      server.close(() => {
        resolve(port);
      });
    });
  });

/** The path of a program; system programs are found too where the path leaves them out. Null when it is not installed. */
export function findProgram(name: string): string | null {
  const folders = [...(process.env['PATH'] ?? '').split(delimiter), '/usr/sbin', '/usr/local/sbin'];
  const paths = folders.map((folder) => join(folder, name));
  return paths.find(isExecutable) ?? null;
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** The first file of a folder whose name begins so; null for none. Versions stand at the end of the names of libraries. */
export function findFile(beginning: string): string | null {
  try {
    const names = readdirSync(dirname(beginning)).filter((name) =>
      name.startsWith(basename(beginning)),
    );
    const [first] = names.sort();
    return first === undefined ? null : join(dirname(beginning), first);
  } catch {
    return null;
  }
}

/** Starts a program in the foreground and waits until it answers. Rejects with what it wrote when it ends before. */
export async function startProgram(
  command: string,
  args: readonly string[],
  isReady: () => Promise<boolean>,
): Promise<RunningProgram> {
  const child = spawn(command, [...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  const chunks: string[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => chunks.push(chunk.toString()));
  }
  const ended = new Promise<void>((resolve) => {
    child.once('exit', () => {
      resolve();
    });
    child.once('error', (error) => {
      chunks.push(error.message);
      resolve();
    });
  });
  const output = (): string => chunks.join('').slice(-4000);
  await waitUntil(isReady, () => {
    if (child.exitCode !== null || child.pid === undefined) {
      throw new Error(`${command} did not start:\n${output()}`);
    }
  });
  return { output, stop: () => end(child, ended) };
}

/** Asks again and again, because a program that starts gives no sign; fails after half a minute. */
async function waitUntil(isReady: () => Promise<boolean>, check: () => void): Promise<void> {
  const until = Date.now() + 30_000;
  while (!(await isReady())) {
    check();
    if (Date.now() > until) throw new Error('A program did not answer within half a minute.');
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** Whether an address answers at all. */
export const answers =
  (url: string): (() => Promise<boolean>) =>
  () =>
    fetch(url).then(
      () => true,
      () => false,
    );

async function end(child: ChildProcess, ended: Promise<void>): Promise<void> {
  child.kill('SIGTERM');
  await ended;
}

/** Removes a folder of a test. */
export const removeFolder = (folder: string): void => {
  rmSync(folder, { recursive: true, force: true });
};
