import { html, nothing } from 'lit';
import type {
  ChecklistAnswerEvent,
  FractureMarkEvent,
  SignMarkEvent,
} from '../../components/checklists/checklist-events.ts';
import '../../components/checklists/observations-card.ts';
import '../../components/coverage-note/coverage-note.ts';
import '../../components/noms-card/noms-card.ts';
import type {
  ClinicalChangeEvent,
  DeficitChangeEvent,
} from '../../components/noms-card/noms-events.ts';
import '../../components/signal-card/signal-card.ts';
import type {
  MarkShowEvent,
  PhaseCopyEvent,
  TissueChooseEvent,
} from '../../components/signal-card/signal-events.ts';
import '../../components/sins-card/sins-card.ts';
import type { SinsEvidenceEvent } from '../../components/sins-card/sins-events.ts';
import {
  coverageText,
  ESTIMATE_NOTE,
  WHOLE_SPINE_RULE,
} from '../../domain/coverage/coverage-text.ts';
import type { Vertebra } from '../../domain/level.ts';
import { levelsSentence, nomsOfLevels } from '../../domain/noms/noms-levels.ts';
import { EMPTY_ASSESSMENT, type MarkId } from '../../domain/reading.ts';
import type { ReadingSummary } from '../../domain/reading-summary.ts';
import { signalFindings } from '../../domain/signal/signal-findings.ts';
import type { SinsItem } from '../../domain/sins/sins.ts';
import type { EditorSession } from '../../editor/session.ts';
import { sinsCardProposals, sinsQuestions, sinsScore } from '../viewer/index.ts';
import { setTissue, showMark, showSinsEvidence } from './evidence-actions.ts';
import { coverageRows, signalRows, sinsHints } from './evidence-model.ts';
import type { ReadingActions } from './reading-actions.ts';

/** What the cards of a level are made of. */
export interface FindingCards {
  readonly session: EditorSession;
  readonly summary: ReadingSummary;
  readonly actions: ReadingActions;
  readonly openSchematic: () => void;
  /** Draws an area of signal on the other phase as well. */
  readonly copyPhase: (mark: MarkId) => void;
}

/** SINS, signal, NOMS and observations of a level, below its grade. */
export const renderFindingCards = (level: Vertebra, cards: FindingCards): unknown =>
  html`${renderSins(level, cards)} ${renderSignal(level, cards)} ${renderNoms(level, cards)}
  ${renderObservations(level, cards)}`;

/** Which levels the images show; nothing where that cannot be known. */
export function renderCoverage({ session, summary }: FindingCards): unknown {
  const { reading, study } = session.state;
  const coverage = summary.coverage(study.series);
  return coverage === null
    ? nothing
    : html`<thecal-coverage-note
        .text=${coverageText({ ...coverage, isEstimated: false }, reading)}
        .note=${coverage.isEstimated ? ESTIMATE_NOTE : ''}
        .rows=${coverageRows(coverage, reading)}
        .rule=${WHOLE_SPINE_RULE}
      ></thecal-coverage-note>`;
}

function renderSins(level: Vertebra, cards: FindingCards): unknown {
  const { session, summary, actions } = cards;
  const { reading, images } = session.state;
  const proposals = summary.sinsProposals(level);
  return html`<thecal-sins-card
    .level=${level}
    .rules=${reading.rules}
    .answers=${reading.assessments[level]?.sins ?? {}}
    .proposals=${sinsCardProposals(proposals)}
    .questions=${sinsQuestions(proposals)}
    .score=${sinsScore(summary.sins(level))}
    .hints=${sinsHints(reading, level, images)}
    .evidence=${evidenceItems(level, summary)}
    @sins-evidence=${({ item }: SinsEvidenceEvent) => {
      // Compartments that were only ticked have no mark: the schematic shows them.
      if (!showSinsEvidence(session, summary, level, item)) cards.openSchematic();
    }}
    @sins-answer=${(
      event: Event & { item: Parameters<ReadingActions['answerSins']>[1]; value: string | null },
    ) => {
      actions.answerSins(level, event.item, event.value);
    }}
    @sins-confirm-all=${() => {
      actions.confirmSinsProposals(level);
    }}
  ></thecal-sins-card>`;
}

/** Items whose evidence can be shown. */
function evidenceItems(level: Vertebra, summary: ReadingSummary): ReadonlySet<SinsItem> {
  const items = Object.keys(summary.sinsEvidence(level)) as SinsItem[];
  const isTicked = summary.sinsProposals(level).posterolateral !== undefined;
  return new Set(isTicked ? [...items, 'posterolateral'] : items);
}

function renderSignal(level: Vertebra, { session, copyPhase }: FindingCards): unknown {
  const { reading, images, study, selectedMark } = session.state;
  const rows = signalRows(reading, level, images, study.series, selectedMark);
  if (rows.length === 0) return nothing;
  return html`<thecal-signal-card
    .level=${level}
    .rows=${rows}
    .findings=${signalFindings(reading, level, images)}
    @mark-show=${({ mark }: MarkShowEvent) => {
      showMark(session, mark);
    }}
    @tissue-choose=${({ mark, tissue }: TissueChooseEvent) => {
      setTissue(session, mark, tissue);
    }}
    @phase-copy=${({ mark }: PhaseCopyEvent) => {
      copyPhase(mark);
    }}
  ></thecal-signal-card>`;
}

function renderNoms(level: Vertebra, { session, summary }: FindingCards): unknown {
  const { reading } = session.state;
  return html`<thecal-noms-card
    .level=${level}
    .facts=${reading.clinical}
    .deficit=${reading.assessments[level]?.deficit ?? null}
    .groups=${nomsOfLevels(summary.rows, reading)}
    .levels=${levelsSentence(summary.rows)}
    @clinical-change=${({ facts }: ClinicalChangeEvent) => {
      session.dispatch({ kind: 'set-clinical', facts });
    }}
    @deficit-change=${({ deficit, isOfStudy }: DeficitChangeEvent) => {
      session.dispatch({ kind: 'set-deficit', level, deficit, isOfStudy });
    }}
  ></thecal-noms-card>`;
}

function renderObservations(level: Vertebra, { session }: FindingCards): unknown {
  const { reading } = session.state;
  return html`<thecal-observations-card
    .level=${level}
    .assessment=${reading.assessments[level] ?? EMPTY_ASSESSMENT}
    .checklist=${reading.checklist}
    @sign-mark=${({ sign, isSeen }: SignMarkEvent) => {
      session.dispatch({ kind: 'mark-sign', level, sign, isSeen });
    }}
    @fracture-mark=${({ feature, side }: FractureMarkEvent) => {
      session.dispatch({ kind: 'mark-fracture', level, feature, side });
    }}
    @checklist-answer=${({ item, answer }: ChecklistAnswerEvent) => {
      session.dispatch({ kind: 'answer-checklist', item, answer });
    }}
  ></thecal-observations-card>`;
}
