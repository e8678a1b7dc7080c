import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { directParser } from '../../src/dicom/open/direct-parser.ts';
import { openFiles } from '../../src/dicom/open/open-files.ts';
import { assessEsccLevel } from '../../src/domain/escc/from-reading.ts';
import { explainEscc } from '../../src/domain/escc/explain.ts';
import { createImageLookup } from '../../src/domain/image-lookup.ts';
import { gradeDifference, keyGrades, keyOfRows } from '../../src/domain/quiz/quiz.ts';
import { ReadingSummary } from '../../src/domain/reading-summary.ts';
import { proposeSins } from '../../src/domain/sins/propose.ts';
import { summariseSins } from '../../src/domain/sins/summary.ts';
import { expertReading } from './expert-reading.ts';
import { truthFile } from './truth-file.ts';

interface Catalogue {
  readonly cases: readonly { readonly id: string; readonly files: readonly string[] }[];
}
interface KeyFacts {
  readonly tags: readonly string[];
  readonly lesions: readonly {
    readonly level: string;
    readonly sins?: { readonly total: number | null } | null;
  }[];
}

const ROOT = 'sample-dicom';
const { cases } = JSON.parse(readFileSync(join(ROOT, 'catalogue.json'), 'utf8')) as Catalogue;

describe.each(cases.filter(({ id }) => existsSync(join(ROOT, 'cases', id, 'truth.json'))))(
  'the rules on the truth of $id',
  ({ id, files }) => {
    const json: unknown = JSON.parse(readFileSync(join(ROOT, 'cases', id, 'truth.json'), 'utf8'));
    const truth = truthFile.parse(json);
    const facts = json as KeyFacts;

    it('propose the grade of the model, or say that it is a boundary', async () => {
      const { studies } = await openFiles(
        files.map((name) => ({ name, blob: new Blob([readFileSync(join(ROOT, name))]) })),
        { parser: directParser },
      );
      const [study] = studies;
      if (!study) throw new Error('no study');
      const reading = expertReading(study, truth, '2026-01-01T12:00:00.000Z');
      const images = createImageLookup(study.series);
      for (const { level } of truth.lesions) {
        const grade = truth.escc[level];
        const { proposal, deciding } = assessEsccLevel(reading, level, images);
        if (grade === undefined) continue;
        if (grade === 'undefined') {
          expect(proposal, level).toMatchObject({ kind: 'none', reason: 'below-conus' });
          const graded = level === truth.worstLevel ? truth.cauda : null;
          const { a = null, b = null } = reading.assessments[level]?.cauda ?? {};
          expect([a, b], level).toEqual(
            graded === null ? [null, null] : [Number(graded['ce-a']), Number(graded['ce-b'])],
          );
          continue;
        }
        const isBoundary = deciding?.result.flags.some(
          ({ kind }) => kind === 'boundary' || kind === 'alt-3',
        );
        const isBorderline = facts.tags.some((tag) => tag.startsWith('borderline:'));
        if (!(isBorderline && isBoundary)) {
          expect(proposal, level).toEqual({ kind: 'grade', grade });
        }
        // A learner who answers by the rule is never told to be wrong, and the sentence beside the key names a grade of it.
        const rows = new ReadingSummary(reading, images).rows.filter((one) => one.level === level);
        const key = keyOfRows(rows, () => ({}));
        const ruled =
          proposal?.kind === 'range'
            ? [proposal.lowest, proposal.highest]
            : [proposal?.kind === 'grade' ? proposal.grade : null];
        for (const one of ruled) {
          expect(key && gradeDifference({ ...key, grade: one }, key).isSame, level).toBe(true);
        }
        const [, said] = /so (\w+)\./.exec(deciding ? explainEscc(deciding.result) : '') ?? [];
        if (said !== undefined && key) expect(keyGrades(key), level).toContain(said);
        const total = facts.lesions.find((one) => one.level === level)?.sins?.total;
        if (typeof total === 'number') {
          const answers = reading.assessments[level]?.sins ?? {};
          expect(summariseSins(answers, proposeSins(reading, level, images)).total).toMatchObject({
            total,
          });
        }
      }
    });
  },
);
