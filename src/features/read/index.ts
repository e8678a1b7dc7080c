export { LeaveReadingEvent, type OpenedStudy, ThecalReadScreen } from './read-screen.ts';
