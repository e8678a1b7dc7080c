import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ArchivePage } from '../pages/archive-page.ts';
import type { Orthanc } from './orthanc.ts';
import { stowFiles } from './orthanc.ts';
import { expect, test as base } from './test.ts';

/** The app and an archive on one origin, the archive below `/dicom-web`. */
export interface PacsSite {
  readonly origin: string;
  readonly orthanc: Orthanc;
  stop(): Promise<void>;
}

interface TestFixtures {
  readonly archive: ArchivePage;
}

interface WorkerFixtures {
  /** Holds one sample study. */
  readonly site: PacsSite;
}

/** The sample study that the archive holds, by the start of its patient's name. */
export const SAMPLE = { caseId: 'case-07', name: 'phantom' } as const;

/** The files of a sample study. */
export const sampleFiles = (caseId: string): readonly Buffer[] =>
  readdirSync(join('sample-dicom/cases', caseId), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.dcm'))
    .map((name) => readFileSync(join('sample-dicom/cases', caseId, name)));

/** The test function of a spec whose app has a real archive beside it. The study is stored there by STOW-RS. */
export const pacsTest = (start: () => Promise<PacsSite>) =>
  base.extend<TestFixtures, WorkerFixtures>({
    site: [
      async ({ browserName: _ }, use) => {
        const site = await start();
        const files = sampleFiles(SAMPLE.caseId);
        const answer = await stowFiles(`${site.origin}/dicom-web`, files);
        expect(answer.status, await answer.text()).toBe(200);
        expect(await site.orthanc.instanceCount()).toBe(files.length);
        await use(site);
        await site.stop();
      },
      { scope: 'worker', timeout: 60_000 },
    ],
    baseURL: async ({ site }, use) => {
      await use(site.origin);
    },
    archive: async ({ page }, use) => {
      await use(new ArchivePage(page));
    },
  });
