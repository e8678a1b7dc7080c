import { html, nothing } from 'lit';
import '../../components/draft-note/draft-note.ts';
import type { DraftAnswerEvent } from '../../components/draft-note/draft-note.ts';
import { imageKeyOf, type ImageReference } from '../../domain/image-series.ts';
import type { Vertebra } from '../../domain/level.ts';
import { structureName } from '../../domain/structures.ts';
import { draftsOn, PROPOSAL_WORDS, type OutlineDraft } from '../../editor/drafts.ts';
import { sliceNumber } from '../../editor/linking.ts';
import type { SessionState } from '../../editor/session-state.ts';

/** What waits for the reader, on the slice in view and elsewhere; nothing while nothing is proposed. */
export function renderDraftNote(
  state: SessionState,
  level: Vertebra | null,
  image: ImageReference | null,
  answer: (answer: DraftAnswerEvent['answer']) => void,
): unknown {
  const { drafts } = state;
  if (drafts.length === 0) return nothing;
  const here = image === null ? [] : draftsOn(drafts, image);
  const next = drafts.find((draft) => !here.includes(draft));
  return html`<thecal-draft-note
    .text=${here.length === 0 ? '' : draftsText(here)}
    .question=${here.find(({ question }) => question !== null)?.question ?? ''}
    .elsewhere=${next ? placeText(next, state) : ''}
    .gradeRests=${restsOnDrafts(state, level)}
    @draft-answer=${(event: DraftAnswerEvent) => {
      answer(event.answer);
    }}
  ></thecal-draft-note>`;
}

/** Whether drafts take part in what is computed of a level. */
export const restsOnDrafts = ({ drafts }: SessionState, level: Vertebra | null): boolean =>
  level !== null &&
  drafts.some(({ outline, question }) => question === null && outline.level === level);

/** "Cord and sac proposed: clear." */
function draftsText(drafts: readonly OutlineDraft[]): string {
  const names = drafts.map(({ outline }, i) => {
    const name = structureName(outline.structure);
    return i === 0 ? name : name.toLowerCase();
  });
  const words = [...new Set(drafts.map(({ word }) => PROPOSAL_WORDS[word]))];
  const role = drafts[0]?.outline.role === 'index' ? '' : ' for reference';
  return `${names.join(', ').replace(/, (?=[^,]*$)/, ' and ')} proposed${role}: ${words.join('; ')}.`;
}

const ROLE_WORDS = {
  index: 'Proposed',
  'reference-above': 'Reference above proposed',
  'reference-below': 'Reference below proposed',
} as const;

function placeText({ outline }: OutlineDraft, { images }: SessionState): string {
  const home = images.get(imageKeyOf(outline.image));
  const slice = home
    ? ` on slice ${sliceNumber(home.series, home.series.frames.indexOf(home.frame))}`
    : '';
  return `${ROLE_WORDS[outline.role]}${slice}`;
}
