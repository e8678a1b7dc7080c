import '@awesome.me/webawesome/dist/components/progress-bar/progress-bar.js';
import { LitElement, css, html } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { baseStyles, buttonStyles } from '../theme/shared-styles.ts';
import { OpenStopEvent } from './open-events.ts';
import type { OpenProgress } from './open-report-model.ts';

/**
 * How far opening has come, in files, with a way to stop.
 * @fires open-stop - the reader wants to stop
 */
@customElement('thecal-open-progress')
export class ThecalOpenProgress extends LitElement {
  static override readonly styles = [
    baseStyles,
    buttonStyles,
    css`
      :host {
        display: block;
      }
      .row {
        display: flex;
        align-items: center;
        gap: 16px;
        flex-wrap: wrap;
        text-align: left;
      }
      strong {
        font-weight: 650;
      }
      wa-progress-bar {
        flex: 1 1 160px;
        --track-height: 5px;
        --track-color: var(--tc-hairline-2);
        --indicator-color: var(--tc-accent);
      }
    `,
  ];

  /** What to show. */
  @property({ attribute: false }) progress: OpenProgress = {
    filesRead: 0,
    filesTotal: null,
    setAside: 0,
    label: '',
  };

  protected override render(): unknown {
    const { filesRead, filesTotal, setAside, label } = this.progress;
    const title = label === '' ? `Reading ${filesTotal ?? 'the'} files` : `Reading ${label}`;
    const percent =
      filesTotal === null || filesTotal === 0 ? 0 : Math.round((100 * filesRead) / filesTotal);
    const aside = setAside === 0 ? '' : `, ${setAside} set aside`;
    const count =
      filesTotal === null || label === '' ? `${filesRead}` : `${filesRead} of ${filesTotal}`;
    return html`<div class="row">
      <strong>${title}</strong>
      <wa-progress-bar
        label=${title}
        .value=${percent}
        ?indeterminate=${filesTotal === null}
      ></wa-progress-bar>
      <span class="quiet">${count} read${aside}</span>
      <button type="button" class="button" @click=${() => this.dispatchEvent(new OpenStopEvent())}>
        Stop
      </button>
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'thecal-open-progress': ThecalOpenProgress;
  }
}
