import type { LibraryDraft } from '../components/library/draft-row.ts';
import type { StoredDraft } from '../storage/drafts.ts';

/** A draft as the Library lists it; the picture is the sample study's, where it is of one. */
export function libraryDraft(
  draft: StoredDraft,
  now: Date,
  thumbnailUrl: string | null,
  versions: number,
): LibraryDraft {
  const { summary } = draft;
  return {
    id: draft.studyInstanceUid,
    title: draft.title,
    state: stateOf(draft, versions),
    grade: summary.worstEscc
      ? { value: { kind: 'grade', grade: summary.worstEscc }, state: 'confirmed' }
      : null,
    badge: null,
    when: whenText(new Date(draft.savedAt), now),
    thumbnailUrl,
  };
}

function stateOf(draft: StoredDraft, versions: number): string {
  const { summary } = draft;
  const levels = summary.levels === 1 ? '1 level named' : `${summary.levels} levels named`;
  const marks = summary.marks === 1 ? '1 mark' : `${summary.marks} marks`;
  const sins =
    summary.level && summary.worstSins ? `, SINS ${summary.worstSins} at ${summary.level}` : '';
  const saved = savedText(draft);
  const kept =
    versions === 0 ? '' : ` ${versions === 1 ? '1 version' : `${versions} versions`} kept.`;
  return `${levels}, ${marks}${sins}. ${saved}${kept}`;
}

function whenText(then: Date, now: Date): string {
  if (then.toDateString() === now.toDateString()) {
    return then.toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' });
  }
  return then.toLocaleDateString('en-GB', { day: 'numeric', month: 'short' });
}

/** What was done with it; of the archive only where it was to go there. */
function savedText({ source, archived, filed }: StoredDraft): string {
  switch (archived?.kind) {
    case 'stored':
      return 'Stored on the archive.';
    case 'changed':
      return 'Changed since it was stored on the archive.';
    case 'waiting':
      return 'Not yet stored on the archive.';
    default:
      if (source.kind === 'archive') return 'Not yet stored on the archive.';
      if (!filed) return 'Not yet saved as a file.';
      return filed.kind === 'saved' ? 'Saved as a file.' : 'Changed since it was saved as a file.';
  }
}
