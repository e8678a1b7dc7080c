export { BusyChangeEvent } from '../viewer/index.ts';
export { LeaveReadingEvent, SettingsChangeEvent, ThecalReadScreen } from './read-screen.ts';
