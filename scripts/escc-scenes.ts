/**
 * Grades constructed scenes whose grade is known, and prints what became of them: drawn well and by hand, whole and with
 * one thing missing or careless. `npm run scenes [-- count [seed]]`. Source: spec clinical-rules 3.7.
 */
import { SCENE_FAULT_NAMES } from '../src/domain/escc/testing/scene-faults.ts';
import {
  countVerdicts,
  gradeScenes,
  SCENE_VERDICTS,
  type SceneHand,
  type SceneOutcome,
} from '../src/domain/escc/testing/scene-table.ts';
import { SCENE_FAMILIES } from '../src/domain/escc/testing/scenes.ts';

const [count, seed] = process.argv.slice(2).map(Number);
const total = count ?? 1000;
const start = seed ?? 1;

const HANDS: readonly SceneHand[] = ['clean', 'by hand'];
const quarter = Math.ceil(total / 4);
const outcomes = HANDS.flatMap((hand, i) => [
  ...gradeScenes(quarter, start + 10 * i, ['none'], hand),
  ...gradeScenes(quarter, start + 10 * i + 1, SCENE_FAULT_NAMES, hand),
]);

const row = (name: string, some: readonly SceneOutcome[]): readonly string[] => {
  const counts = countVerdicts(some);
  return [name, `${some.length}`, ...SCENE_VERDICTS.map((one) => `${counts[one] || ''}`)];
};
const rows = HANDS.flatMap((hand) => {
  const own = outcomes.filter((one) => one.hand === hand);
  const whole = own.filter(({ fault }) => fault === 'none');
  return [
    row(`${hand}, whole`, whole),
    ...SCENE_FAMILIES.map((family) =>
      row(
        `  ${family}`,
        whole.filter(({ scene }) => scene.family === family),
      ),
    ),
    row(
      `${hand}, one fault`,
      own.filter(({ fault }) => fault !== 'none'),
    ),
    ...SCENE_FAULT_NAMES.filter((fault) => fault !== 'none').map((fault) =>
      row(
        `  ${fault}`,
        own.filter((one) => one.fault === fault),
      ),
    ),
  ];
});
for (const [name = '', ...cells] of [['', 'n', ...SCENE_VERDICTS], ...rows, row('all', outcomes)]) {
  console.log(name.padEnd(46) + cells.map((cell) => cell.padStart(16)).join(''));
}
for (const { scene, fault, hand, verdict } of outcomes) {
  if (verdict === 'silently low') {
    console.log(`silently low: ${scene.family}, ${scene.truth}, ${fault}, ${hand}`);
  }
}
