import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { answers, findProgram, freePort, removeFolder, startProgram } from './programs.ts';

/** nginx of a test: the app and, below `/dicom-web`, an archive. */
export interface Nginx {
  readonly origin: string;
  stop(): Promise<void>;
}

/** What has to be installed for it, as Debian packages; null when all is there. */
export const nginxMissing = (): string | null =>
  findProgram('nginx') === null ? 'not installed here: nginx' : null;

/**
 * Starts it with the server block of docs/pacs.md, so that what is documented is what is tested: only the port, the folder of
 * the app and the address of the archive are put in.
 */
export async function startNginx(archive: string): Promise<Nginx> {
  const folder = mkdtempSync(join(tmpdir(), 'thecal-nginx-'));
  const port = await freePort();
  const server = documentedServer()
    .replace('listen 443 ssl;', `listen 127.0.0.1:${port};`)
    .replace(/^ *ssl_certificate.*$/gm, '')
    .replace(/root [^;]*;/, `root ${resolve('dist')};`)
    .replaceAll('http://127.0.0.1:8042', archive);
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']
    .map((name) => `${name}_temp_path ${join(folder, name)};`)
    .join('\n');
  const root = process.getuid?.() === 0 ? 'user root;' : '';
  writeFileSync(
    join(folder, 'nginx.conf'),
    `daemon off;\nmaster_process off;\n${root}\npid ${join(folder, 'pid')};\nerror_log stderr;\nevents {}\n` +
      `http {\ninclude /etc/nginx/mime.types;\n${temporary}\n${server.replace(/access_log [^;]*;/g, 'access_log off;')}\n}\n`,
  );
  const program = await startProgram(
    findProgram('nginx') ?? 'nginx',
    ['-c', join(folder, 'nginx.conf'), '-p', folder, '-e', 'stderr'],
    answers(`http://127.0.0.1:${port}/index.html`),
  );
  return {
    origin: `http://127.0.0.1:${port}`,
    stop: async () => {
      await program.stop();
      removeFolder(folder);
    },
  };
}

/** The block of docs/pacs.md that begins with `log_format` and holds the server. */
function documentedServer(): string {
  const [, block] = /```nginx\n([\s\S]*?)```/.exec(readFileSync('docs/pacs.md', 'utf8')) ?? [];
  if (block === undefined) throw new Error('docs/pacs.md has no nginx block');
  return block;
}
