import { execFileSync } from 'node:child_process';
import { chownSync, mkdtempSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findFile, findProgram, freePort, removeFolder } from './programs.ts';

const VERSIONS = '/usr/lib/postgresql';
const INDEX_PLUGIN = '/usr/lib/orthanc/libOrthancPostgreSQLIndex.so';

/** A database cluster of a test, in a folder of its own. */
export interface Postgres {
  readonly port: number;
  readonly user: string;
  readonly database: string;
  stop(): void;
}

/** Orthanc's plugin that keeps its index in PostgreSQL. */
export const postgresPlugin = (): string | null => findFile(INDEX_PLUGIN);

/** What has to be installed for it, as Debian packages; null when all is there. */
export function postgresMissing(): string | null {
  const missing = [
    ...(programOf('initdb') === null ? ['postgresql'] : []),
    ...(postgresPlugin() === null ? ['orthanc-postgresql'] : []),
    ...(isRoot() && findProgram('runuser') === null ? ['util-linux'] : []),
  ];
  return missing.length === 0 ? null : `not installed here: ${missing.join(', ')}`;
}

/** Makes a cluster and starts it. */
export async function startPostgres(): Promise<Postgres> {
  const folder = mkdtempSync(join(tmpdir(), 'thecal-postgres-'));
  const data = join(folder, 'data');
  const port = await freePort();
  if (isRoot()) chownSync(folder, ...postgresIds());
  run('initdb', ['-D', data, '-U', 'orthanc', '--auth=trust', '-E', 'UTF8', '--no-sync']);
  const options = `-p ${port} -c listen_addresses=127.0.0.1 -k ${folder} -c fsync=off`;
  run('pg_ctl', ['-D', data, '-o', options, '-l', join(folder, 'log'), '-w', 'start']);
  return {
    port,
    user: 'orthanc',
    database: 'postgres',
    stop: () => {
      run('pg_ctl', ['-D', data, '-m', 'immediate', '-w', 'stop']);
      removeFolder(folder);
    },
  };
}

/** PostgreSQL refuses to run as root: there it runs as its own user. */
function run(program: string, args: readonly string[]): void {
  const path = programOf(program) ?? program;
  const [command, all] = isRoot()
    ? ['runuser', ['-u', 'postgres', '--', path, ...args]]
    : [path, [...args]];
  // What pg_ctl leaves running would hold a pipe open.
  execFileSync(command, all, { stdio: 'ignore', cwd: tmpdir() });
}

const isRoot = (): boolean => process.getuid?.() === 0;

const postgresIds = (): [number, number] => {
  const idOf = (flag: string): number =>
    Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }).trim());
  return [idOf('-u'), idOf('-g')];
};

/** A program of the newest installed version; they are not on the path. */
function programOf(name: string): string | null {
  try {
    const [newest] = readdirSync(VERSIONS).sort((a, b) => Number(b) - Number(a));
    return newest === undefined ? null : findFile(join(VERSIONS, newest, 'bin', name));
  } catch {
    return null;
  }
}
