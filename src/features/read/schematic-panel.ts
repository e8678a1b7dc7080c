import { html, type TemplateResult } from 'lit';
import '../../components/compartments-panel/compartments-panel.ts';
import type { CompartmentMarkEvent } from '../../components/schematic/compartment-events.ts';
import { mirrorCompartment } from '../../components/schematic/compartment-words.ts';
import '../../components/score-fold/score-fold.ts';
import { gradeTitle } from '../../domain/escc/explain.ts';
import type { Vertebra } from '../../domain/level.ts';
import { proposedCompartments } from '../../domain/proposed-compartments.ts';
import type { ReadingSummary } from '../../domain/reading-summary.ts';
import type { EditorSession } from '../../editor/session.ts';
import { compartmentEffects, sinsScore, tableRows } from '../viewer/index.ts';

/** The compartments of a level on the schematic, with the scores folded below. */
export function renderSchematicPanel(
  level: Vertebra,
  session: EditorSession,
  summary: ReadingSummary,
  close: () => void,
): TemplateResult {
  const { reading } = session.state;
  const row = summary.rows.find((one) => one.level === level);
  const score = sinsScore(summary.sins(level));
  const proposed = proposedCompartments(reading, level, row?.escc ?? null);
  return html`<thecal-compartments-panel
      class="cards"
      .level=${level}
      .findings=${reading.assessments[level]?.compartments ?? {}}
      .proposed=${proposed}
      .effects=${compartmentEffects(level)}
      @compartments-accept=${() => {
        session.dispatch({
          kind: 'mark-compartments',
          level,
          compartments: [...proposed],
          finding: 'present',
        });
      }}
      @compartment-mark=${({ compartment, bothSides, finding }: CompartmentMarkEvent) => {
        const both = bothSides ? mirrorCompartment(compartment) : null;
        session.dispatch({
          kind: 'mark-compartments',
          level,
          compartments: both ? [compartment, both] : [compartment],
          finding,
        });
      }}
      @compartments-close=${close}
    ></thecal-compartments-panel>
    <thecal-score-fold
      .level=${level}
      .grade=${row ? tableRows([row], reading, '')[0]?.grade : null}
      .esccNote=${row?.confirmed ? gradeTitle(row.confirmed.grade) : ''}
      .sinsText=${score.lowest === score.highest ? String(score.lowest) : `${score.lowest}–${score.highest}`}
      .sinsNote=${score.sinsClass ?? ''}
      @score-unfold=${close}
    ></thecal-score-fold>`;
}
