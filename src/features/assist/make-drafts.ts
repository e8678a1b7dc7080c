import { recordNumber } from '../../base/record-number.ts';
import type { AssistProposal, ProposedOutline } from '../../domain/assist/propose.ts';
import { ASSIST_VERSION } from '../../domain/assist/propose.ts';
import { lastOutlineOn } from '../../domain/assist/slice-request.ts';
import type { ImageFrame, ImageSeries } from '../../domain/image-series.ts';
import type { Vertebra } from '../../domain/level.ts';
import type { MarkOrigin, OutlineRole, Reading } from '../../domain/reading.ts';
import type { OutlineDraft } from '../../editor/drafts.ts';
import { createMarkId } from '../../editor/mark-id.ts';

/** Where drafts lie and what they are for. */
export interface DraftPlace {
  readonly frame: ImageFrame;
  readonly series: ImageSeries;
  readonly role: OutlineRole;
  readonly level: Vertebra | null;
  readonly origin: MarkOrigin;
}

/** A proposal as drafts of what the reader has not drawn on the frame. `stop`: why the outline of a neighbour may not hold. */
export function draftsOf(
  answer: AssistProposal,
  { frame, role, level, origin }: DraftPlace,
  reading: Reading,
  stop: string | null,
): readonly OutlineDraft[] {
  const { plane, sopInstanceUid, frameNumber } = frame;
  if (plane === null) return [];
  const { rowSpacingMm, columnSpacingMm } = plane;
  const draft = (structure: 'cord' | 'sac', proposed: ProposedOutline): OutlineDraft => ({
    outline: {
      id: createMarkId(),
      structure,
      role,
      level,
      image: { sopInstanceUid, frameNumber },
      points: proposed.points,
      origin,
      proposal: {
        method: ASSIST_VERSION,
        joint: recordNumber(answer.joint),
        noFluidShare: answer.noFluidShare === null ? null : recordNumber(answer.noFluidShare),
      },
    },
    base: { centre: proposed.centre, radiiMm: proposed.radiiMm },
    spacing: { rowSpacingMm, columnSpacingMm },
    fixed: [],
    word: stop !== null && answer.word === 'clear' ? 'check' : answer.word,
    question: stop ?? answer.question,
  });
  const drafts = [draft('cord', answer.cord), ...(answer.sac ? [draft('sac', answer.sac)] : [])];
  return drafts.filter(({ outline }) => lastOutlineOn(reading, frame, outline.structure) === null);
}
