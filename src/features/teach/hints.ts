import * as z from 'zod';
import { err, ok, type Result } from '../../base/result.ts';
import { BORDERLINE_SETS, COMPARTMENT_GROUPS } from '../../domain/quiz/case-sets.ts';
import type { HintsByCase } from './case-filters.ts';

const hintsFile = z.object({
  format: z.literal('thecal-hints-1'),
  cases: z.record(
    z.string(),
    z.object({
      borderline: z.array(z.enum(BORDERLINE_SETS)),
      compartments: z.array(z.enum(COMPARTMENT_GROUPS)),
    }),
  ),
});

/** What filters by border and compartment need; fetched when a learner asks for them. Errors: one sentence. */
export async function fetchHints(url: string): Promise<Result<HintsByCase, string>> {
  const failed = err('The borders and compartments of the cases could not be fetched.');
  try {
    const response = await fetch(url);
    if (!response.ok) return failed;
    const parsed = hintsFile.safeParse(await response.json());
    return parsed.success ? ok(parsed.data.cases) : failed;
  } catch {
    return failed;
  }
}
