import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  answers,
  findFile,
  findProgram,
  freePort,
  removeFolder,
  startProgram,
} from './programs.ts';

const DICOMWEB = '/usr/lib/orthanc/libOrthancDicomWeb.so';

/** An Orthanc of a test: on loopback, with storage of its own that goes with it. */
export interface Orthanc {
  readonly origin: string;
  /** The DICOM file it keeps for an SOP Instance UID, byte for byte; null when it has none. */
  fileOf(sopInstanceUid: string): Promise<Buffer | null>;
  /** How many instances it holds. */
  instanceCount(): Promise<number>;
  stop(): Promise<void>;
}

/** What has to be installed for it, as Debian packages; null when all is there. */
export function orthancMissing(): string | null {
  const missing = [
    ...(findProgram('Orthanc') === null ? ['orthanc'] : []),
    ...(findFile(DICOMWEB) === null ? ['orthanc-dicomweb'] : []),
  ];
  return missing.length === 0 ? null : `not installed here: ${missing.join(', ')}`;
}

/** Starts one. `plugins` and `options` are added to the configuration. */
export async function startOrthanc(
  plugins: readonly string[] = [],
  options: Readonly<Record<string, unknown>> = {},
): Promise<Orthanc> {
  const folder = mkdtempSync(join(tmpdir(), 'thecal-orthanc-'));
  const port = await freePort();
  const origin = `http://127.0.0.1:${port}`;
  const configuration = {
    Name: 'Thecal test',
    StorageDirectory: join(folder, 'storage'),
    IndexDirectory: join(folder, 'storage'),
    HttpPort: port,
    RemoteAccessAllowed: false,
    AuthenticationEnabled: false,
    DicomServerEnabled: false,
    Plugins: [findFile(DICOMWEB), ...plugins],
    DicomWeb: { Enable: true, Root: '/dicom-web/', EnableWado: false },
    ...options,
  };
  const file = join(folder, 'orthanc.json');
  writeFileSync(file, JSON.stringify(configuration));
  const program = await startProgram(
    findProgram('Orthanc') ?? 'Orthanc',
    [file],
    answers(`${origin}/system`),
  );
  return {
    origin,
    async fileOf(sopInstanceUid) {
      const lookup = await fetch(`${origin}/tools/lookup`, {
        method: 'POST',
        body: sopInstanceUid,
      });
      const [found] = (await lookup.json()) as readonly { readonly Path: string }[];
      if (found === undefined) return null;
      const answer = await fetch(`${origin}${found.Path}/file`);
      return Buffer.from(await answer.arrayBuffer());
    },
    async instanceCount() {
      const answer = await fetch(`${origin}/statistics`);
      return ((await answer.json()) as { readonly CountInstances: number }).CountInstances;
    },
    async stop() {
      await program.stop();
      removeFolder(folder);
    },
  };
}

/** Stores files by STOW-RS, with a body put together here. */
export async function stowFiles(service: string, files: readonly Buffer[]): Promise<Response> {
  const parts = files.flatMap((file) => [
    Buffer.from('--upload\r\nContent-Type: application/dicom\r\n\r\n'),
    file,
    Buffer.from('\r\n'),
  ]);
  return fetch(`${service}/studies`, {
    method: 'POST',
    headers: {
      'Content-Type': 'multipart/related; type="application/dicom"; boundary=upload',
      Accept: 'application/dicom+json',
    },
    body: Buffer.concat([...parts, Buffer.from('--upload--\r\n')]),
  });
}
