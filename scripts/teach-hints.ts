import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { COMPARTMENTS } from '../src/domain/compartment.ts';
import { hintsOf, type CaseHints } from '../src/domain/quiz/case-sets.ts';

/** Where the hints are served, below the sample studies. */
export const HINTS_PATH = 'cases/hints.json';

const truth = z.object({
  tags: z.array(z.string()),
  lesions: z.array(z.object({ compartments: z.array(z.enum(COMPARTMENTS)) })),
});

/**
 * What the truths of the sample studies give away when cases are filtered by border or compartment. Made while building
 * and served beside the cases, so that the list a learner loads holds none of it. Shape: the text of a JSON file.
 */
export async function teachHints(folder: string): Promise<string> {
  const cases = join(folder, 'cases');
  const hints: Record<string, CaseHints> = {};
  for (const id of (await readdir(cases).catch(() => [])).sort()) {
    const text = await readFile(join(cases, id, 'truth.json'), 'utf8').catch(() => null);
    if (text === null) continue;
    const { tags, lesions } = truth.parse(JSON.parse(text));
    hints[id] = hintsOf(
      tags,
      lesions.flatMap(({ compartments }) => compartments),
    );
  }
  return `${JSON.stringify({ format: 'thecal-hints-1', cases: hints })}\n`;
}
