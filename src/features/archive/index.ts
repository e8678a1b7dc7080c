export { ArchiveSearch } from './archive-search.ts';
export { ThecalArchiveScreen } from './archive-screen.ts';
export type { ArchiveCommandEvent, ArchiveSearchEvent } from './archive-screen.ts';
export { ThecalArchiveConnection } from './connection.ts';
export { searchFromText } from './search-from-text.ts';
