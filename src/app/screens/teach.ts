import { html } from 'lit';
import type { ReaderNameEvent } from '../../components/dialogs/dialog-events.ts';
import type { FilesChosenEvent } from '../../components/drop-zone/files-chosen-event.ts';
import type { QuizAnsweredEvent, TeachGoEvent } from '../../features/teach/index.ts';
import type { Program } from '../program.ts';
import { sampleUrl } from '../sample-catalogue.ts';

/** Teach: the list of questions, a question, or the agreement of readers. */
export function renderTeach(program: Program): unknown {
  const { open, question } = program.cases;
  return html`<thecal-teach
    class="screen"
    .place=${program.router.route.kind === 'agreement' ? 'agreement' : 'list'}
    .asked=${open && question ? { case: open, question } : null}
    .samples=${(program.samples ?? [])
      .filter(({ answerKey }) => answerKey !== null)
      .map((one) => ({
        ...one,
        thumbnailUrl: one.thumbnail === null ? null : sampleUrl(one.thumbnail),
        answerKeyUrl: sampleUrl(one.answerKey ?? ''),
      }))}
    .results=${program.quiz.results}
    .learner=${program.settings.settings.reader?.name ?? null}
    .hintsUrl=${sampleUrl('cases/hints.json')}
    .progress=${program.opener.progress}
    .error=${program.opener.problem}
    @busy-change=${program.onBusyChange}
    @teach-go=${({ caseId }: TeachGoEvent) => {
      program.router.goTo({ kind: 'teach', caseId });
    }}
    @files-chosen=${(event: FilesChosenEvent) => {
      void program.busy.during(program.opener.openChosen(event));
    }}
    @reader-name=${({ name }: ReaderNameEvent) => {
      void program.changeSettings((now) => ({ ...now, reader: { name, organisation: '' } }));
    }}
    @quiz-answered=${({ result }: QuizAnsweredEvent) => {
      void program.sayOf(program.quiz.answer(result));
    }}
    @quiz-reset=${() => {
      void program.sayOf(program.quiz.reset());
    }}
  ></thecal-teach>`;
}
