import { html, render, type TemplateResult } from 'lit';
import type { Compartment, CompartmentFinding } from '../../domain/compartment.ts';
import type { CompartmentMarkEvent } from '../schematic/compartment-events.ts';
import { mirrorCompartment } from '../schematic/compartment-words.ts';
import '../compartments-panel/compartments-panel.ts';

const findings: Partial<Record<Compartment, CompartmentFinding>> = {
  'body-posterior-middle': 'present',
  'body-posterior-left': 'present',
  'pedicle-left': 'present',
  'epidural-ventral': 'present',
  'facet-right': 'absent',
  'foramen-left': 'undetermined',
};

function onMark({ compartment, finding, bothSides }: CompartmentMarkEvent): void {
  for (const each of bothSides ? [compartment, mirrorCompartment(compartment)] : [compartment]) {
    if (finding === null) delete findings[each];
    else findings[each] = finding;
  }
  render(compartmentsDemo(), document.body);
}

/** The schematic, live. */
export const compartmentsDemo = (): TemplateResult =>
  html`<div style="display:flex;gap:40px;height:100vh">
    ${(['T12', 'L3'] as const).map(
      (level) =>
        html`<thecal-compartments-panel
          style="width:472px;background:var(--tc-surface-2)"
          .level=${level}
          .findings=${{ ...findings }}
          .proposed=${new Set<Compartment>(['epidural-left', 'costovertebral-left'])}
          .effects=${{ 'pedicle-left': 'SINS posterolateral +1' }}
          @compartment-mark=${onMark}
        ></thecal-compartments-panel>`,
    )}
  </div>`;
