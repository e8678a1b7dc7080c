export { BusyChangeEvent } from './busy-event.ts';
export { LeaveReadingEvent, type OpenedStudy, ThecalReadScreen } from './read-screen.ts';
