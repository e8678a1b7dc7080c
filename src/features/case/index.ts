export { readAnswerKey, readTeachingPoint } from './answer-key.ts';
export type { CaseView, Toolbox } from './case-view.ts';
export { KeptReading, type KeptState } from './kept-reading.ts';
export { keptVersion, readVersion } from './kept-version.ts';
export { OpenCase, type CaseHost, type OpenedStudy } from './open-case.ts';
export type { ReadingSaver } from './reading-saver.ts';
export type { ReportForm } from './report-exchange.ts';
export type { ExtractForm } from './save-extract.ts';
export { StoringDesk, type StoringState } from './storing-desk.ts';
