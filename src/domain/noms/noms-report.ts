import type { LevelRow } from '../level-table.ts';
import type { Reading } from '../reading.ts';
import { nomsOfLevels, studyDeficit } from './noms-levels.ts';
import { besideBranches, branchLines } from './noms-words.ts';
import { PRIMARIES } from './primaries.ts';

/**
 * Where the framework leads as text for a report: what is known of the person, then the branches of every level that
 * differs, neurologically worst first, each with what is missing. Source: spec clinical-rules 4.10.
 */
export function nomsReport(
  rows: readonly LevelRow[],
  study: Pick<Reading, 'clinical' | 'rules'>,
): readonly string[] {
  const { primary } = study.clinical;
  const deficit = studyDeficit(rows, study.clinical);
  const at = deficit?.level == null ? '' : `${deficit.level}, `;
  return [
    ...(primary === null ? [] : [`Primary: ${PRIMARIES[primary].name.toLowerCase()}.`]),
    ...(deficit === null ? [] : [`Neurological deficit: ${at}${deficit.text}.`]),
    ...nomsOfLevels(rows, study).map(({ levels, result }) =>
      [
        ...branchLines(result).map(
          ({ lead, title, text }) =>
            `${lead} (NOMS, ${levels.join(', ')}): ${inSentence(title)}. ${text}`,
        ),
        ...(result.branches.length === 0 ? [`NOMS, ${levels.join(', ')}: no branch yet.`] : []),
        ...besideBranches(result),
      ].join(' '),
    ),
  ];
}

/** Words that are no names lose their capital inside a sentence. */
const inSentence = (title: string): string => title.slice(0, 1).toLowerCase() + title.slice(1);
