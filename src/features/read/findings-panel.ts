import { html, nothing, type TemplateResult } from 'lit';
import { ArchiveConnectEvent } from '../../components/archive/archive-events.ts';
import '../../components/author-note/author-note.ts';
import '../../components/empty-reading/empty-reading.ts';
import type { GradeWhyEvent } from '../../components/grade-chip/grade-why-event.ts';
import '../../components/level-table/level-table.ts';
import '../../components/open-report/open-progress.ts';
import type { OpenProgress, OpenReport } from '../../components/open-report/open-report-model.ts';
import '../../components/open-report/open-report.ts';
import '../../components/panel-actions/panel-actions.ts';
import type { LevelSelectEvent } from '../../components/spine-strip/level-select-event.ts';
import '../../components/teaching-card/teaching-card.ts';
import type { ToastDismissEvent } from '../../components/toast/toast-events.ts';
import '../../components/toast/toast.ts';
import { authorsOfLevel } from '../../dicom/sr/author-lines.ts';
import type { Vertebra } from '../../domain/level.ts';
import { initialsOf, tableRows } from '../viewer/index.ts';
import { renderArchiveOffer, renderArchiveState, renderArrivals } from './archive-panel.ts';
import { renderDraftNote, restsOnDrafts } from './draft-panel.ts';
import { renderEsccPanel } from './escc-panel.ts';
import { renderCoverage, renderFindingCards, type FindingCards } from './finding-cards.ts';
import { renderKept } from './kept-panel.ts';
import type { ReadDesks } from './read-desks.ts';
import { LeaveReadingEvent, StudyAgainEvent } from './read-events.ts';
import type { ReadHost } from './read-host.ts';
import { renderSchematicPanel } from './schematic-panel.ts';

/** What the panel shows beside the findings. */
export interface PanelHost extends ReadHost {
  readonly progress: OpenProgress | null;
  readonly openReport: OpenReport | null;
  readonly onLevelSelect: (event: LevelSelectEvent) => void;
  readonly onGradeWhy: (event: GradeWhyEvent) => void;
}

/** The panel beside the images: what is being read of the level, and what the reader has to know. */
export function renderFindingsPanel(screen: PanelHost, desks: ReadDesks): TemplateResult {
  const { session, opened, storing } = screen.case;
  const { state } = session;
  const { level } = desks;
  const { teaching } = opened;
  return html`<aside aria-label="Findings">
    ${
      screen.progress === null
        ? nothing
        : html`<thecal-open-progress .progress=${screen.progress}></thecal-open-progress>`
    }
    ${
      teaching === null
        ? nothing
        : html`<thecal-teaching-card
            .heading=${teaching.title}
            .question=${teaching.question}
            .hasKey=${opened.answerKeyUrl !== null}
            @key-asked=${() => void desks.showAnswerKey()}
            @question-asked=${() => screen.dispatchEvent(new LeaveReadingEvent('teach'))}
          ></thecal-teaching-card>`
    }
    ${renderKept(screen.case, () => {
      screen.dispatchEvent(new LeaveReadingEvent('library'));
    })}
    ${renderArrivals(screen.case.arrivals.more, () => screen.dispatchEvent(new StudyAgainEvent()))}
    ${renderArchiveOffer(storing)} ${renderFindings(screen, desks)}
    <thecal-toast
      .messages=${state.notices.map(({ id, kind, text }) => ({ id: String(id), kind, text }))}
      @toast-dismiss=${(event: ToastDismissEvent) => {
        session.dismissNotice(Number(event.id));
      }}
    ></thecal-toast>
    ${renderArchiveState(storing, {
      save: () => void desks.saving.save('archive'),
      signIn: () => screen.dispatchEvent(new ArchiveConnectEvent()),
    })}
    ${
      level === null
        ? nothing
        : html`<thecal-panel-actions
            .acceptLabel=${`Accept ${level}`}
            .acceptDisabled=${!desks.cauda.canAccept(level) || restsOnDrafts(state, level)}
            @copy-sentence=${() => {
              desks.acts.perform('copy-sentence');
            }}
            @accept-proposal=${() => {
              desks.cauda.accept();
            }}
          ></thecal-panel-actions>`
    }
  </aside>`;
}

/** What stands in the panel: files set aside, marks, versions, the schematic, or the cards of the level. */
function renderFindings(screen: PanelHost, desks: ReadDesks): unknown {
  const { level, marks, shelf } = desks;
  if (screen.openReport) {
    return html`<thecal-open-report
      class="cards"
      .report=${screen.openReport}
      @report-copy=${(event: Event & { text: string }) => {
        void navigator.clipboard.writeText(event.text);
      }}
    ></thecal-open-report>`;
  }
  if (marks.isOpen) return marks.render();
  if (shelf.isOpen) return shelf.render();
  const { session, summary } = screen.case;
  if (screen.isSchematicOpen && level) {
    return renderSchematicPanel(level, session, summary, () => {
      screen.isSchematicOpen = false;
    });
  }
  return renderCards(screen, desks, level);
}

function renderCards(screen: PanelHost, desks: ReadDesks, level: Vertebra | null): unknown {
  const { session, summary, view } = screen.case;
  const { actions, escc, cauda, acts } = desks;
  const initials = initialsOf(screen.settings.reader?.name ?? null);
  const cards: FindingCards = {
    session,
    summary,
    actions,
    openSchematic: () => {
      screen.isSchematicOpen = true;
    },
    copyPhase: (mark) => void desks.copyPhase(mark),
  };
  return html`<div class="cards">
    ${renderDrafts(screen, desks, level)}
    <thecal-level-table
      .rows=${tableRows(summary.rows, session.state.reading, initials)}
      .selected=${level}
      @level-select=${screen.onLevelSelect}
      @grade-why=${screen.onGradeWhy}
    ></thecal-level-table>
    ${
      level === null
        ? html`<thecal-empty-reading
            @tool-choose=${() => {
              acts.chooseTool('level');
            }}
            @grade-slice=${() => {
              session.notify(
                'note',
                'Press 0, A, B, C, 2 or 3 to grade the axial slice. Name its level first, so that the grade belongs to one.',
              );
            }}
          ></thecal-empty-reading>`
        : html`${renderEsccPanel(level, {
            session,
            summary: view.summaryWithDrafts,
            actions,
            escc,
            readerInitials: initials,
            caudaScale: cauda.scale,
            chooseCaudaScale: cauda.choose,
          })}
          ${renderAuthors(level, screen)} ${renderFindingCards(level, cards)}`
    }
    ${renderCoverage(cards)}
  </div>`;
}

/** Who else said what of the level, where a report was opened or continued. */
function renderAuthors(level: Vertebra, screen: PanelHost): unknown {
  const { session, saver } = screen.case;
  const reader = screen.settings.reader ?? { name: '', organisation: '' };
  const carried = saver.facts.carried ?? null;
  const lines = authorsOfLevel(session.state.reading, level, carried, reader);
  return lines.length === 0
    ? nothing
    : html`<thecal-author-note .lines=${lines}></thecal-author-note>`;
}

function renderDrafts(screen: PanelHost, { acts }: ReadDesks, level: Vertebra | null): unknown {
  const { session, view } = screen.case;
  const image = acts.axialPlace?.frame ?? null;
  return renderDraftNote(session.state, level, image, (answer) => {
    if (answer === 'refuse') view.assist?.refuse(image);
    else view.assist?.confirm(answer === 'show' ? null : image);
  });
}
