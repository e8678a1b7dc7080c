export { BusyChangeEvent } from '../viewer/index.ts';
export { LeaveReadingEvent, SettingsChangeEvent } from './read-events.ts';
export { ThecalReadScreen } from './read-screen.ts';
