import { html } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import type { CaseChooseEvent } from '../../components/case-rail/case-rail.ts';
import type {
  CaseForgetEvent,
  MeetingChangeEvent,
} from '../../components/case-rail/meeting-list.ts';
import type { BoardEditEvent, BoardLeaveEvent } from '../../features/board/index.ts';
import type { OpenCase } from '../../features/case/index.ts';
import type { Program } from '../program.ts';
import { boardIdOf } from '../route.ts';

/** The board before it has a case: the cases of the meeting to choose from. */
export function renderBoardStart(program: Program): unknown {
  return html`<thecal-board-start
    class="screen"
    .candidates=${program.meeting.candidates(program.meetingSources())}
    .chosen=${program.meeting.chosen(program.meetingSources(), null)}
    .waiting=${program.opener.waiting}
    .problem=${program.opener.problem ?? ''}
    @meeting-change=${({ ids }: MeetingChangeEvent) => {
      program.meeting.choose(ids);
    }}
    @case-forget=${({ id }: CaseForgetEvent) => {
      void program.pictures.forget(id);
    }}
    @case-choose=${({ id }: CaseChooseEvent) => {
      program.router.goTo({ kind: 'board', caseId: id });
    }}
  ></thecal-board-start>`;
}

/** A case on the board. */
export function renderBoard(program: Program, open: OpenCase): unknown {
  const { opened } = open;
  const study = opened.study.header.studyInstanceUid;
  const id = boardIdOf(opened);
  const name = program.samples?.find((one) => one.id === id)?.title ?? '';
  return html`${keyed(
    open,
    html`<thecal-board-screen
      .case=${open}
      .name=${name}
      .edits=${program.meeting.editsOf(study)}
      .prior=${program.readings.priorOf(opened)}
      .cases=${program.meeting.rail(program.meetingSources(), { id, title: name || id })}
      .candidates=${program.meeting.candidates(program.meetingSources())}
      .currentId=${id}
      .waiting=${program.opener.waiting}
      .problem=${program.opener.problem ?? ''}
      @meeting-change=${({ ids }: MeetingChangeEvent) => {
        program.meeting.choose(ids);
      }}
      @board-edit=${({ edits }: BoardEditEvent) => {
        program.meeting.noteEdits(study, edits);
      }}
      @busy-change=${program.onBusyChange}
      @case-choose=${({ id: chosen }: CaseChooseEvent) => {
        program.router.goTo({ kind: 'board', caseId: chosen });
      }}
      @case-forget=${({ id: forgotten }: CaseForgetEvent) => {
        void program.pictures.forget(forgotten);
      }}
      @board-saved=${() => {
        void program.readings.list();
      }}
      @board-leave=${({ to }: BoardLeaveEvent) => {
        program.router.leaveBoard(to);
      }}
    ></thecal-board-screen>`,
  )}`;
}
