/**
 * `npm run assist:report`: proposes cord and sac on every axial T2 slice of the samples that has a cord, and prints how they
 * agree with the model's truth and what the product grades on them. Real cases are measured where they lie beside the project.
 */
import { sampleIds } from './assist/axial-case.ts';
import {
  gradeTruth,
  loadCase,
  measureCase,
  type MeasuredGrade,
  type MeasuredProposal,
} from './assist/measure-samples.ts';
import { levelsLine } from './assist/measure-levels.ts';
import { measureReal } from './assist/measure-real.ts';
import { timeLine } from './assist/measure-time.ts';
import { WAYS } from './assist/proposals.ts';
import {
  AGREEMENT_HEADER,
  agreementLines,
  GRADE_HEADER,
  gradeByTruth,
  gradeLine,
} from './assist/report-tables.ts';

const wanted = process.argv.slice(2);
const cases = await Promise.all(
  sampleIds()
    .filter((id) => wanted.length === 0 || wanted.includes(id))
    .map(loadCase),
);
const outlines: string[] = [];
const graded: string[] = [];
const byTruth: string[] = [];
const take = (title: string, grades: readonly MeasuredGrade[]): void => {
  graded.push(gradeLine(title, grades));
  byTruth.push(`${title}: ${gradeByTruth(grades)}`);
};
take('true outlines', cases.flatMap(gradeTruth));
for (const given of WAYS) {
  const measured = cases.map((one) => measureCase(one, given));
  const proposals: readonly MeasuredProposal[] = measured.flatMap((one) => one.proposals);
  outlines.push(...agreementLines(given, proposals));
  take(
    given,
    measured.flatMap(({ grades }) => grades),
  );
}
console.log([...AGREEMENT_HEADER, ...outlines, '', ...GRADE_HEADER, ...graded].join('\n'));
console.log(`\nequal / contains / lower, by true grade\n${byTruth.join('\n')}\n`);
console.log(await measureReal());
console.log(`\n${await levelsLine(cases.map(({ id }) => id))}`);
console.log(timeLine(cases.slice(0, 2)));
