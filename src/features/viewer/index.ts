export { readAnswerKey, readTeachingPoint } from './answer-key.ts';
export { BusyChangeEvent } from './busy-event.ts';
export { keptVersion, readVersion } from './kept-version.ts';
export { draftSummary } from './draft-summary.ts';
export {
  compartmentEffects,
  initialsOf,
  shownGradeOfRow,
  sinsCardProposals,
  sinsQuestions,
  sinsScore,
  spineCells,
  tableRows,
} from './panel-model.ts';
export { dateText, versionTime } from './study-words.ts';
export { ThecalViewport } from './viewport-pane.ts';
