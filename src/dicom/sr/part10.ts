export { fromPart10, isPart10, readPart10 } from './part10-read.ts';
export { toPart10 } from './part10-write.ts';
export type { Part10Error } from './part10-error.ts';
