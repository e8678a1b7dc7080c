export { BusyChangeEvent } from '../viewer/busy-event.ts';
export { LeaveReadingEvent, type OpenedStudy, ThecalReadScreen } from './read-screen.ts';
