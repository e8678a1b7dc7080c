import '@awesome.me/webawesome/dist/components/divider/divider.js';
import '@awesome.me/webawesome/dist/components/dropdown-item/dropdown-item.js';
import '@awesome.me/webawesome/dist/components/dropdown/dropdown.js';
import type WaDropdownItem from '@awesome.me/webawesome/dist/components/dropdown-item/dropdown-item.js';
import { LitElement, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { ImageSeries, SeriesId } from '../../domain/image-series.ts';
import '../icon/icon.ts';
import { SERIES_DRAG_TYPE } from './series-drag.ts';
import { SeriesChooseEvent, WeightingCorrectEvent } from './series-events.ts';
import { seriesPickerStyles } from './series-picker.styles.ts';
import { WEIGHTINGS, WEIGHTING_NAMES, seriesDetail, seriesTitle } from './series-words.ts';

/**
 * Says which series a pane shows and offers all others, each with plane, weighting and why, number of images and
 * warnings. An item can also be dragged onto any pane. The weighting of the shown series can be corrected.
 * @fires series-choose - show this series here
 * @fires weighting-correct - the shown series has this weighting
 */
@customElement('thecal-series-picker')
export class ThecalSeriesPicker extends LitElement {
  static override readonly styles = seriesPickerStyles;

  /** All series of the study. */
  @property({ attribute: false }) series: readonly ImageSeries[] = [];
  /** The series shown; null for an empty pane. */
  @property({ attribute: false }) current: SeriesId | null = null;
  /** Which pane this is, for the accessible name: "Left image". */
  @property() pane = 'Image';

  protected override render(): unknown {
    const current = this.series.find(({ id }) => id === this.current);
    const warned = (current?.warnings.length ?? 0) > 0;
    return html`<wa-dropdown
      placement="bottom-start"
      distance="4"
      @wa-select=${(event: CustomEvent<{ item: WaDropdownItem }>) =>
        this.onSelect(event.detail.item.value, current)}
    >
      <button
        slot="trigger"
        type="button"
        class="trigger"
        aria-label="${this.pane}: ${current === undefined ? 'no series' : seriesTitle(current)}"
      >
        <span class="title"
          >${current === undefined ? 'Choose a series' : seriesTitle(current)}</span
        >
        ${warned ? html`<thecal-icon name="warning" label="has warnings"></thecal-icon>` : nothing}
        <thecal-icon name="chevron-down"></thecal-icon>
      </button>
      ${this.series.map((each) => this.renderItem(each))}
      ${current === undefined ? nothing : this.renderCorrection(current)}
    </wa-dropdown>`;
  }

  private renderItem(series: ImageSeries): unknown {
    return html`<wa-dropdown-item
      type="checkbox"
      value="series:${series.id}"
      .checked=${series.id === this.current}
      draggable="true"
      @dragstart=${(event: DragEvent) => {
        event.dataTransfer?.setData(SERIES_DRAG_TYPE, series.id);
      }}
    >
      <span class="item">
        <strong>${seriesTitle(series)}</strong>
        <span class="quiet">${seriesDetail(series)}</span>
        ${
          series.weighting.reason === ''
            ? nothing
            : html`<span class="reason">${series.weighting.reason}</span>`
        }
        ${series.warnings.map(
          ({ message }) =>
            html`<span class="warning"
              ><thecal-icon name="warning"></thecal-icon><span>${message}</span></span
            >`,
        )}
      </span>
    </wa-dropdown-item>`;
  }

  private renderCorrection(current: ImageSeries): unknown {
    return html`
      <wa-divider></wa-divider>
      <wa-dropdown-item>
        Weighting is ${WEIGHTING_NAMES[current.weighting.weighting]}. Correct it
        ${WEIGHTINGS.map(
          (weighting) =>
            html`<wa-dropdown-item
              slot="submenu"
              type="checkbox"
              value="weighting:${weighting}"
              .checked=${weighting === current.weighting.weighting}
              >${WEIGHTING_NAMES[weighting]}</wa-dropdown-item
            >`,
        )}
      </wa-dropdown-item>
    `;
  }

  private onSelect(value: string, current: ImageSeries | undefined): void {
    const chosen = this.series.find(({ id }) => value === `series:${id}`);
    if (chosen !== undefined) this.dispatchEvent(new SeriesChooseEvent(chosen.id));
    const weighting = WEIGHTINGS.find((each) => value === `weighting:${each}`);
    if (weighting !== undefined && current !== undefined) {
      this.dispatchEvent(new WeightingCorrectEvent(current.id, weighting));
    }
    // The menu ticks what was pressed by itself; the owner's word counts.
    this.requestUpdate();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'thecal-series-picker': ThecalSeriesPicker;
  }
}
