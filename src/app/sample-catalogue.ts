import { z } from 'zod';
import { err, ok, type Result } from '../base/result.ts';

/** Where the sample studies are served, relative to the page. */
const ROOT = 'sample-dicom/';

const sampleCase = z.object({
  id: z.string(),
  title: z.string(),
  region: z.string(),
  summary: z.string(),
  difficulty: z.string(),
  vignette: z.string(),
  thumbnail: z.string().nullable(),
  studyInstanceUid: z.string(),
  files: z.array(z.string()),
  /** Fetched only when the reader asks for it. */
  answerKey: z.string().nullable(),
  /** What the model knows; fetched only once a learner has answered. */
  truth: z.string(),
});

const catalogue = z.object({ format: z.literal('thecal-samples-1'), cases: z.array(sampleCase) });

/** A sample study as the catalogue names it. */
export type SampleCase = z.infer<typeof sampleCase>;

/** The sample studies. Errors: one sentence. */
export async function loadCatalogue(): Promise<Result<readonly SampleCase[], string>> {
  try {
    const response = await fetch(`${ROOT}catalogue.json`);
    if (!response.ok) return err('The list of sample studies could not be read.');
    const parsed = catalogue.safeParse(await response.json());
    return parsed.success ? ok(parsed.data.cases) : err('The list of sample studies is damaged.');
  } catch {
    return err('The list of sample studies could not be reached.');
  }
}

/** The address of a file of a sample study. */
export const sampleUrl = (path: string): string => `${ROOT}${path}`;

/** Files fetched at the same time. */
const LANES = 6;

/** The files of a sample study, in order, a few on their way at any time. Errors: rejects naming the file. */
export async function* fetchSample(
  { files }: SampleCase,
  signal: AbortSignal,
): AsyncGenerator<{ readonly name: string; readonly blob: Blob }> {
  const started: Promise<Blob>[] = [];
  for (const [index, file] of files.entries()) {
    while (started.length < Math.min(index + LANES, files.length)) {
      const next = fetchFile(files[started.length] ?? file, signal);
      // Read further down in order; until then a failure must not count as unhandled.
      next.catch(() => undefined);
      started.push(next);
    }
    let blob: Blob | undefined;
    try {
      blob = await started[index];
    } catch (error) {
      // Nobody waits for what was given up.
      if (signal.aborted) return;
      throw error;
    }
    if (blob) yield { name: file, blob };
  }
}

async function fetchFile(file: string, signal: AbortSignal): Promise<Blob> {
  const response = await fetch(sampleUrl(file), { signal });
  if (!response.ok) throw new Error(`${file} could not be fetched (status ${response.status}).`);
  return response.blob();
}
