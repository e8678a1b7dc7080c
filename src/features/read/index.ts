export { BusyChangeEvent } from '../viewer/index.ts';
export { LeaveReadingEvent, type OpenedStudy, ThecalReadScreen } from './read-screen.ts';
