export { BoardLeaveEvent, BoardSavedEvent } from './board-events.ts';
export { type BoardCase, ThecalBoardScreen } from './board-screen.ts';
