export { BusyChangeEvent } from './busy-event.ts';
export type { PaneMenuEvent } from './pane-menu-event.ts';
export { Follower } from './follower.ts';
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
export { ThecalViewport } from './viewport-pane.ts';
