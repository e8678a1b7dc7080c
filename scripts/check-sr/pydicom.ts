import { spawnSync } from 'node:child_process';
import { run } from './validators.ts';

const SCRIPT = 'scripts/check-sr/read_with_pydicom.py';

/** The Python that has pydicom: Debian's package belongs to Debian's own Python. Null when none has. */
export const pythonWithPydicom = (): string | null =>
  ['python3', '/usr/bin/python3'].find(
    (python) => spawnSync(python, ['-c', 'import pydicom']).status === 0,
  ) ?? null;

/** What pydicom finds otherwise than expected in the files of a folder, a line each: `<file>: <what>`. */
export async function differencesForPydicom(
  python: string,
  folder: string,
): Promise<readonly string[]> {
  const { status, lines } = await run(python, [SCRIPT, folder]);
  const found = lines.filter((line) => line !== '');
  return status === 0 ? found : [`exit ${status}`, ...found];
}
