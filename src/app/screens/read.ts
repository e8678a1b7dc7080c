import { html } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import type { OpenCase } from '../../features/case/index.ts';
import type { LeaveReadingEvent, SettingsChangeEvent } from '../../features/read/index.ts';
import type { Program } from '../program.ts';

/** The open case, to be read. */
export function renderRead(program: Program, open: OpenCase): unknown {
  return html`${keyed(
    open,
    html`<thecal-read-screen
      .case=${open}
      .progress=${program.opener.progress}
      .openReport=${program.opener.report}
      .settings=${program.settings.settings}
      @open-stop=${program.opener.stop}
      @report-read=${program.opener.closeReport}
      @report-close=${program.opener.closeReport}
      @archive-connect=${program.archive.connect}
      @study-again=${() => {
        void program.busy.during(program.router.openAgain(open));
      }}
      @busy-change=${program.onBusyChange}
      @settings-change=${({ change }: SettingsChangeEvent) => {
        void program.changeSettings(change);
      }}
      @leave-reading=${({ to }: LeaveReadingEvent) => {
        program.router.leaveReading(open, to);
      }}
    ></thecal-read-screen>`,
  )}`;
}
