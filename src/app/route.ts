import type { OpenCase, OpenedStudy } from '../features/case/index.ts';

/** Where the reader is. The address holds no patient's data: a study from files has no address of its own. */
export type Route =
  | { readonly kind: 'library' }
  | { readonly kind: 'sample'; readonly caseId: string }
  | { readonly kind: 'files' }
  | { readonly kind: 'archive' }
  /** A study of the archive, by its Study Instance UID. */
  | { readonly kind: 'archive-study'; readonly studyUid: string }
  /** `caseId`: a sample study, any other by its Study Instance UID, null for the first of the meeting. */
  | { readonly kind: 'board'; readonly caseId: string | null }
  /** `caseId`: null for the list of cases. */
  | { readonly kind: 'teach'; readonly caseId: string | null }
  | { readonly kind: 'agreement' }
  /** `card`: a word of the address, null for the table of contents. */
  | { readonly kind: 'reference'; readonly card: string | null };

/** Stands for the study that was opened from files. */
export const OPEN_FILES = 'open';

/** The route of an address' fragment; anything unknown is the Library. */
export function parseRoute(hash: string): Route {
  const sample = /^#\/read\/sample\/([a-z0-9-]+)$/.exec(hash);
  if (sample?.[1]) return { kind: 'sample', caseId: sample[1] };
  const board = /^#\/board(?:\/([a-z0-9.-]+))?$/.exec(hash);
  if (board) return { kind: 'board', caseId: board[1] ?? null };
  const archive = /^#\/archive(?:\/([\d.]{1,64}))?$/.exec(hash);
  if (archive?.[1]) return { kind: 'archive-study', studyUid: archive[1] };
  if (archive) return { kind: 'archive' };
  if (hash === '#/agreement') return { kind: 'agreement' };
  const teach = /^#\/teach(?:\/([a-z0-9-]+))?$/.exec(hash);
  if (teach) return { kind: 'teach', caseId: teach[1] ?? null };
  const reference = /^#\/reference(?:\/([a-z0-9-]+))?$/.exec(hash);
  if (reference) return { kind: 'reference', card: reference[1] ?? null };
  return hash === '#/read' ? { kind: 'files' } : { kind: 'library' };
}

/** The fragment of a route. */
export function hashOf(route: Route): string {
  switch (route.kind) {
    case 'library':
      return '#/';
    case 'sample':
      return `#/read/sample/${route.caseId}`;
    case 'files':
      return '#/read';
    case 'archive':
      return '#/archive';
    case 'archive-study':
      return `#/archive/${route.studyUid}`;
    case 'board':
      return route.caseId === null ? '#/board' : `#/board/${route.caseId}`;
    case 'agreement':
      return '#/agreement';
    case 'reference':
      return route.card === null ? '#/reference' : `#/reference/${route.card}`;
    case 'teach':
      return route.caseId === null ? '#/teach' : `#/teach/${route.caseId}`;
  }
}

/** The name under which a study stands on the board: it is the same after a reload. */
export const boardIdOf = ({ source, study }: Pick<OpenedStudy, 'source' | 'study'>): string =>
  source.kind === 'sample' ? source.caseId : study.header.studyInstanceUid;

/** The name under which a study stands in the addresses of the other screens. */
export const caseIdOf = ({ source }: Pick<OpenedStudy, 'source'>): string =>
  source.kind === 'sample' ? source.caseId : OPEN_FILES;

/** Where a study is read. */
export function readingRoute({ source, study }: Pick<OpenedStudy, 'source' | 'study'>): Route {
  switch (source.kind) {
    case 'files':
      return { kind: 'files' };
    case 'archive':
      return { kind: 'archive-study', studyUid: study.header.studyInstanceUid };
    case 'sample':
      return { kind: 'sample', caseId: source.caseId };
  }
}

/** Whether a case stays open where a route leads; everywhere else it is closed. */
export function staysOpen(
  { opened, study }: Pick<OpenCase, 'opened' | 'study'>,
  route: Route,
): boolean {
  const { source } = opened;
  const studyUid = study.header.studyInstanceUid;
  switch (route.kind) {
    case 'reference':
    case 'agreement':
      return true;
    case 'teach':
      return route.caseId === null;
    case 'board':
      return route.caseId === boardIdOf({ source, study });
    case 'sample':
      return source.kind === 'sample' && route.caseId === source.caseId;
    case 'files':
      return source.kind === 'files';
    case 'archive-study':
      return source.kind === 'archive' && route.studyUid === studyUid;
    case 'library':
    case 'archive':
      return false;
  }
}
