import '@awesome.me/webawesome/dist/components/divider/divider.js';
import '@awesome.me/webawesome/dist/components/dropdown-item/dropdown-item.js';
import '@awesome.me/webawesome/dist/components/dropdown/dropdown.js';
import '@awesome.me/webawesome/dist/components/tooltip/tooltip.js';
import type WaDropdownItem from '@awesome.me/webawesome/dist/components/dropdown-item/dropdown-item.js';
import { LitElement, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { OutlineRole } from '../../domain/reading.ts';
import type { TumourKind } from '../../editor/session-state.ts';
import '../icon/icon.ts';
import '../key-cap/key-cap.ts';
import { strokeSample } from './stroke-sample.ts';
import {
  ToolChooseEvent,
  OutlineRoleChooseEvent,
  TumourKindChooseEvent,
} from './toolbar-events.ts';
import { toolbarStyles } from './toolbar.styles.ts';
import {
  OUTLINE_ROLES,
  TOOL_GROUPS,
  TUMOUR_KINDS,
  type ToolEntry,
  type ToolGroup,
  type ToolName,
} from './tools.ts';

/**
 * The tools of the Read screen in captioned groups. Each prints its key, and an outline tool shows the stroke that it
 * draws. Rarer tools and what an outline is of stand in the menus.
 * @fires tool-choose - a tool was chosen
 * @fires tumour-kind-choose - the tumour tool is to draw another kind
 * @fires outline-role-choose - outlines are to be of another level
 */
@customElement('thecal-toolbar')
export class ThecalToolbar extends LitElement {
  static override readonly styles = toolbarStyles;

  /** The tool in hand; null for the pointer. */
  @property({ attribute: false }) active: ToolName | null = null;
  /** Tools that cannot be used now, each with the reason. */
  @property({ attribute: false }) disabled: ReadonlyMap<ToolName, string> = new Map();
  /** Which tumour the tumour tool draws. */
  @property({ attribute: false }) tumourKind: TumourKind = 'epidural';
  /** What outlines are evidence for. */
  @property({ attribute: false }) outlineRole: OutlineRole = 'index';

  protected override render(): unknown {
    return html`<div class="bar" role="toolbar" aria-label="Tools">
      ${TOOL_GROUPS.map((group) => this.renderGroup(group))}
    </div>`;
  }

  private renderGroup(group: ToolGroup): unknown {
    const id = `group-${group.caption}`;
    return html`<div class="group" role="group" aria-labelledby=${id}>
      <span class="caption" id=${id}>${group.caption}${this.captionNote(group)}</span>
      <div class="tools">
        ${group.tools.map((entry) => this.renderTool(entry))}
        ${group.more.length === 0 ? nothing : this.renderMore(group)}
      </div>
    </div>`;
  }

  /** The caption says what is out of the ordinary about the next outline. */
  private captionNote(group: ToolGroup): unknown {
    if (group.caption !== 'Outlines') return nothing;
    const notes = [
      this.outlineRole === 'index'
        ? null
        : this.outlineRole === 'reference-above'
          ? 'reference above'
          : 'reference below',
      this.tumourKind === 'epidural' ? null : `tumour ${this.tumourKind}`,
    ].filter((note) => note !== null);
    return notes.length === 0 ? nothing : html`<b>: ${notes.join(', ')}</b>`;
  }

  private renderTool(entry: ToolEntry): unknown {
    const refused = this.disabled.get(entry.tool);
    const pressed = entry.tool === this.active;
    const id = `tool-${entry.tool}`;
    return html`<button
        id=${id}
        type="button"
        class="tool"
        aria-label=${entry.label}
        aria-pressed=${pressed ? 'true' : 'false'}
        aria-disabled=${refused === undefined ? 'false' : 'true'}
        aria-keyshortcuts=${entry.key === '' ? nothing : entry.key.toLowerCase()}
        data-tool=${entry.tool}
        @click=${() => this.choose(entry.tool)}
      >
        ${
          entry.stroke === null
            ? html`<thecal-icon .name=${entry.icon ?? 'help'}></thecal-icon>`
            : strokeSample(entry.stroke)
        }
        ${entry.key === '' ? nothing : html`<span class="key" aria-hidden="true">${entry.key}</span>`}
      </button>
      <wa-tooltip for=${id} placement="bottom" distance="4" show-delay="400">
        ${entry.label}${refused === undefined ? '' : `. ${refused}`}
      </wa-tooltip>`;
  }

  private renderMore(group: ToolGroup): unknown {
    const inMenu = group.more.some(({ tool }) => tool === this.active);
    return html`<wa-dropdown
      placement="bottom-end"
      @wa-select=${(event: CustomEvent<{ item: WaDropdownItem }>) =>
        this.onMenu(event.detail.item.value)}
    >
      <button
        slot="trigger"
        type="button"
        class="tool more"
        aria-label="More: ${group.caption}"
        aria-pressed=${inMenu ? 'true' : 'false'}
      >
        <thecal-icon name="chevron-down"></thecal-icon>
      </button>
      ${group.more.map((entry) => this.renderMoreItem(entry))}
      ${group.caption === 'Outlines' ? this.renderOutlineChoices() : nothing}
    </wa-dropdown>`;
  }

  private renderMoreItem(entry: ToolEntry): unknown {
    return html`<wa-dropdown-item
      value="tool:${entry.tool}"
      ?disabled=${this.disabled.has(entry.tool)}
    >
      <span slot="icon"
        >${
          entry.stroke === null
            ? html`<thecal-icon .name=${entry.icon ?? 'help'}></thecal-icon>`
            : strokeSample(entry.stroke)
        }</span
      >${entry.label}
      ${entry.key === '' ? nothing : html`<thecal-key-cap slot="details">${entry.key}</thecal-key-cap>`}
    </wa-dropdown-item>`;
  }

  private renderOutlineChoices(): unknown {
    return html`
      <wa-divider></wa-divider>
      <div class="heading" aria-hidden="true">Tumour tool (T) draws</div>
      ${TUMOUR_KINDS.map(
        ({ kind, label }) =>
          html`<wa-dropdown-item
            type="checkbox"
            value="tumour:${kind}"
            .checked=${kind === this.tumourKind}
            >${label}</wa-dropdown-item
          >`,
      )}
      <wa-divider></wa-divider>
      <div class="heading" aria-hidden="true">Outlines are of</div>
      ${OUTLINE_ROLES.map(
        ({ role, label }) =>
          html`<wa-dropdown-item
            type="checkbox"
            value="role:${role}"
            .checked=${role === this.outlineRole}
            >${label}</wa-dropdown-item
          >`,
      )}
    `;
  }

  private onMenu(value: string): void {
    for (const { more } of TOOL_GROUPS) {
      for (const { tool } of more) if (value === `tool:${tool}`) this.choose(tool);
    }
    for (const { kind } of TUMOUR_KINDS) {
      if (value === `tumour:${kind}`) this.dispatchEvent(new TumourKindChooseEvent(kind));
    }
    for (const { role } of OUTLINE_ROLES) {
      if (value === `role:${role}`) this.dispatchEvent(new OutlineRoleChooseEvent(role));
    }
    // The menu ticks what was pressed by itself; the owner's word counts.
    this.requestUpdate();
  }

  private choose(tool: ToolName): void {
    if (!this.disabled.has(tool)) this.dispatchEvent(new ToolChooseEvent(tool));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'thecal-toolbar': ThecalToolbar;
  }
}
