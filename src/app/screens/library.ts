import { html } from 'lit';
import type { FilesChosenEvent } from '../../components/drop-zone/files-chosen-event.ts';
import type {
  AsideRemoveEvent,
  AsideSaveEvent,
  DraftDiscardEvent,
  DraftOpenEvent,
  SampleOpenEvent,
} from '../../components/library/library-events.ts';
import '../../components/library/library.ts';
import type { LibrarySample } from '../../components/library/sample-card.ts';
import type { ReportCopyEvent } from '../../components/open-report/open-events.ts';
import type { Program } from '../program.ts';
import { sampleUrl, type SampleCase } from '../sample-catalogue.ts';

/** The Library: what can be opened, and what was begun. */
export function renderLibrary(program: Program): unknown {
  return html`<thecal-library
    .samples=${program.samples?.map(librarySample) ?? null}
    .drafts=${program.readings.rows(program.samples ?? [], new Date())}
    .aside=${program.readings.aside.rows}
    @aside-save=${({ id }: AsideSaveEvent) => {
      program.readings.aside.save(id);
    }}
    @aside-remove=${({ id }: AsideRemoveEvent) => {
      void program.readings.aside.remove(id).then(program.opener.say);
    }}
    .progress=${program.opener.progress}
    .report=${program.opener.report}
    .error=${program.opener.problem}
    @files-chosen=${(event: FilesChosenEvent) => {
      void program.busy.during(program.opener.openChosen(event));
    }}
    @sample-open=${(event: SampleOpenEvent) => {
      program.router.goTo({ kind: 'sample', caseId: event.id });
    }}
    @draft-open=${(event: DraftOpenEvent) => {
      program.router.openReading(event.id);
    }}
    @draft-discard=${(event: DraftDiscardEvent) => {
      void program.readings.discard(event.id);
    }}
    @open-stop=${program.opener.stop}
    @report-read=${() => {
      program.opener.closeReport();
      program.router.goTo({ kind: 'files' });
    }}
    @report-close=${program.opener.closeReport}
    @report-copy=${(event: ReportCopyEvent) => {
      void navigator.clipboard.writeText(event.text);
    }}
    >${program.archive.renderEntry()}</thecal-library
  >`;
}

const librarySample = (sample: SampleCase): LibrarySample => ({
  id: sample.id,
  title: sample.title,
  detail: sample.summary,
  tags: [sample.region, sample.difficulty],
  thumbnailUrl: sample.thumbnail === null ? null : sampleUrl(sample.thumbnail),
  group: sample.region,
});
