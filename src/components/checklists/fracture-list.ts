import { html } from 'lit';
import {
  fractureFeatures,
  fractureTally,
  type FractureTest,
} from '../../domain/observation-words.ts';
import { FRACTURE_SIDES } from '../../domain/observations.ts';
import type { LevelAssessment } from '../../domain/reading.ts';
import { FRACTURE_PAIRS } from '../../domain/reference/checklists.ts';
import { FractureMarkEvent } from './checklist-events.ts';

/** The pairs of one list side by side, with a tally and no verdict; a second press takes a tick back. */
export function renderFractures(
  test: FractureTest,
  fracture: LevelAssessment['fracture'],
): unknown {
  const { osteoporotic, metastatic, of } = fractureTally(fracture, test);
  return html`<div class="pairs" data-test=${test}>
      <span class="head">Osteoporotic</span><span class="head">Metastatic</span>
      ${fractureFeatures(test).map((feature) =>
        FRACTURE_SIDES.map(
          (side) =>
            html`<button
              type="button"
              aria-pressed=${fracture[feature] === side ? 'true' : 'false'}
              data-feature=${feature}
              @click=${(event: Event) =>
                event.currentTarget?.dispatchEvent(
                  new FractureMarkEvent(feature, fracture[feature] === side ? null : side),
                )}
            >
              ${FRACTURE_PAIRS[feature][side]}
            </button>`,
        ),
      )}
    </div>
    <p class="tally" role="status">
      <strong>${osteoporotic}</strong> osteoporotic, <strong>${metastatic}</strong> metastatic,
      ${of - osteoporotic - metastatic} of ${of} not looked at. A tally, no verdict.
    </p>`;
}
