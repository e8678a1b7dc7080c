import { html, type TemplateResult } from 'lit';
import '../../components/cauda-card/cauda-card.ts';
import type {
  CaudaChangeEvent,
  CaudaScaleEvent,
} from '../../components/cauda-card/cauda-events.ts';
import '../../components/escc-card/escc-card.ts';
import type {
  EsccAnswerEvent,
  EsccGradeEvent,
  EsccReasonEvent,
} from '../../components/escc-card/escc-events.ts';
import type {
  AccompanyingShowEvent,
  CordSignalEvent,
  ReferenceAnswerEvent,
  ReferenceDrawEvent,
  SliceShowEvent,
} from '../../components/escc-card/fold-events.ts';
import type { CaudaScale } from '../../domain/escc/cauda-words.ts';
import { sourceName, type ProjectedOutline } from '../../domain/escc/projected-outlines.ts';
import { imageKeyOf, type ImageReference } from '../../domain/image-series.ts';
import type { Vertebra } from '../../domain/level.ts';
import type { GradedPlace, NotGraded } from '../../editor/graded-place.ts';
import { sliceNumber } from '../../editor/linking.ts';
import type { EditorSession } from '../../editor/session.ts';
import type { ReadingSummary } from '../../domain/reading-summary.ts';
import { structureName } from '../../domain/structures.ts';
import type { EsccActions } from './escc-actions.ts';
import type { ReadingActions } from './reading-actions.ts';

/** What the panel of a level's grade is made of. */
export interface EsccPanel {
  readonly session: EditorSession;
  readonly summary: ReadingSummary;
  readonly actions: ReadingActions;
  readonly escc: EsccActions;
  readonly readerInitials: string;
  readonly caudaScale: CaudaScale;
  readonly chooseCaudaScale: (scale: CaudaScale) => void;
}

/** The grade of a level: the ESCC, or below the conus the scales of the cauda equina. */
export function renderEsccPanel(level: Vertebra, panel: EsccPanel): TemplateResult {
  const { session, summary, actions, escc } = panel;
  const { reading, shownMeasure } = session.state;
  const image = actions.axialImage;
  const here = image ? summary.slice(level, image) : null;
  const assessed = summary.escc(level);
  // What is on the screen is explained; the level's deciding slice when nothing is drawn on this one.
  const shown = here ?? assessed.deciding;
  const assessment = reading.assessments[level];
  const hasTumour = shown !== null && shown.input.tumour.length > 0;
  const beside = {
    references: hasTumour ? summary.references(level) : null,
    projected: [...new Set((shown?.projected ?? []).map(projectedText))],
    profile: () => summary.profile,
    currentImage: image && imageKeyOf(image),
  };
  const siteText = seenText(
    session,
    actions.place,
    assessment?.escc?.image ?? assessed.deciding?.image ?? null,
  );
  const isBelow = image ? summary.isBelowConus(level, image) === true : false;
  const onReference = (event: ReferenceAnswerEvent): void => {
    escc.answerReference(level, event.image, event.suits);
  };
  const onDraw = (event: ReferenceDrawEvent): void => {
    escc.drawReference(level, event.role);
  };
  const onSlice = (event: SliceShowEvent): void => {
    session.showImage(event.image);
  };
  const onAccompanying = (event: AccompanyingShowEvent): void => {
    if (shown) session.showImage(shown.image);
    const isShown = shownMeasure === event.name && session.state.areMeasuresShown;
    session.view({ areMeasuresShown: true, shownMeasure: isShown ? null : event.name });
  };
  if (isBelow && !assessment?.escc) {
    return html`<thecal-cauda-card
      .level=${level}
      .siteText=${siteText}
      .result=${shown?.result ?? null}
      .input=${shown?.input ?? null}
      .proposal=${assessed.cauda}
      .confirmation=${assessment?.cauda ?? null}
      .readerInitials=${panel.readerInitials}
      .activeScale=${panel.caudaScale}
      .references=${beside.references}
      .projected=${beside.projected}
      .profile=${beside.profile}
      .currentImage=${beside.currentImage}
      .shownMeasure=${shownMeasure}
      @cauda-change=${(event: CaudaChangeEvent) => {
        escc.answerCauda(level, event.answers);
      }}
      @cauda-scale=${(event: CaudaScaleEvent) => {
        panel.chooseCaudaScale(event.scale);
      }}
      @reference-answer=${onReference}
      @reference-draw=${onDraw}
      @slice-show=${onSlice}
      @accompanying-show=${onAccompanying}
    ></thecal-cauda-card>`;
  }
  const answers = shown ? (assessment?.esccAnswers[imageKeyOf(shown.image)] ?? {}) : {};
  return html`<thecal-escc-card
    .level=${level}
    .siteText=${siteText}
    .result=${shown?.result ?? null}
    .input=${shown?.input ?? null}
    .confirmation=${assessment?.escc ?? null}
    .rules=${reading.rules}
    .answers=${answers}
    .readerInitials=${panel.readerInitials}
    .belowConus=${isBelow}
    .compact=${summary.rows.length > 1}
    .references=${beside.references}
    .projected=${beside.projected}
    .cordSignal=${assessment?.cordSignal ?? null}
    .profile=${beside.profile}
    .currentImage=${beside.currentImage}
    .shownMeasure=${shownMeasure}
    @escc-grade=${(event: EsccGradeEvent) => {
      actions.confirmGrade(event.grade);
    }}
    @escc-answer=${({ question, value }: EsccAnswerEvent) => {
      if (!shown) return;
      session.dispatch({
        kind: 'answer-escc',
        level,
        image: imageKeyOf(shown.image),
        question,
        value,
      });
    }}
    @escc-show-measure=${() => {
      if (shown) session.showImage(shown.image);
      session.view({ areMeasuresShown: true });
    }}
    @escc-reason=${(event: EsccReasonEvent) => {
      actions.giveReason(level, event.reason);
    }}
    @escc-clear=${() => {
      actions.clearGrade(level);
    }}
    @cord-signal=${(event: CordSignalEvent) => {
      session.dispatch({ kind: 'set-cord-signal', level, cordSignal: event.signal });
    }}
    @reference-answer=${onReference}
    @reference-draw=${onDraw}
    @slice-show=${onSlice}
    @accompanying-show=${onAccompanying}
  ></thecal-escc-card>`;
}

/** "tumour, epidural, from T1 post". */
const projectedText = ({ outline, series }: ProjectedOutline): string =>
  `${structureName(outline.structure).toLowerCase()}, from ${sourceName(series)}`;

/** Which slice the grade keys grade, and the slice that the grade rests on where another one is seen. */
function seenText(
  session: EditorSession,
  place: GradedPlace | NotGraded,
  gradedOn: ImageReference | null,
): string {
  if (place.level === null) return 'no level to grade here';
  const { images } = session.state;
  const graded = gradedOn && images.get(imageKeyOf(gradedOn));
  const seen = images.get(imageKeyOf(place.image));
  if (!graded || !seen || graded.frame === seen.frame) return place.words;
  const numberOf = ({ series, frame }: typeof seen): number =>
    sliceNumber(series, series.frames.indexOf(frame));
  if (graded.series.plane.nearest === 'sagittal') {
    return `read on sagittal slice ${numberOf(graded)}`;
  }
  const where = graded.series === seen.series ? '' : ` of ${graded.series.description}`;
  return `graded on slice ${numberOf(graded)}${where}, you see ${numberOf(seen)}`;
}
