export { BoardEditEvent, BoardLeaveEvent, BoardSavedEvent } from './board-events.ts';
export { ThecalBoardScreen } from './board-screen.ts';
export { ThecalBoardStart } from './board-start.ts';
export type { PriorStudy } from './prior-words.ts';
