import { LitElement, css, html } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import '../icon/icon.ts';
import '../key-cap/key-cap.ts';
import { baseStyles, buttonStyles } from '../theme/shared-styles.ts';
import { filesOfDrop, filesOfInput, type ChosenFiles } from './chosen-files.ts';
import { FilesChosenEvent } from './files-chosen-event.ts';

/**
 * Takes a study: a folder, loose files or a zip, by drop or by picker. While something opens, its progress is slotted
 * in place of the words.
 * @slot progress - shown in place of the words while `busy`
 * @fires files-chosen - files were dropped or picked
 */
@customElement('thecal-drop-zone')
export class ThecalDropZone extends LitElement {
  static override readonly styles = [
    baseStyles,
    buttonStyles,
    css`
      :host {
        display: block;
        min-height: 220px;
      }
      .zone {
        height: 100%;
        display: flex;
        flex-direction: column;
        align-items: center;
        justify-content: center;
        gap: 12px;
        padding: 24px;
        border: 1px dashed var(--tc-edge);
        border-radius: 12px;
        background: var(--tc-surface-2);
        text-align: center;
      }
      .zone.over {
        border: 2px dashed var(--tc-accent);
        background: var(--tc-accent-wash);
      }
      h1 {
        font-size: 22px;
        line-height: 1.3;
        font-weight: 650;
      }
      p {
        max-width: 34ch;
        color: var(--tc-text-2);
        font-size: 14px;
        line-height: 1.5;
      }
      .folder {
        --icon-size: 34px;
        color: var(--tc-accent);
      }
      .actions {
        display: flex;
        gap: 8px;
        flex-wrap: wrap;
        justify-content: center;
        margin-top: 4px;
      }
      ::slotted(*) {
        width: 100%;
      }
    `,
  ];

  /** Whether a study is being opened. */
  @property({ type: Boolean }) busy = false;

  @state() private isOver = false;
  /** Files found so far in a dropped folder; null when none is being listed. */
  @state() private listed: number | null = null;
  @query('#folder') private readonly folderInput!: HTMLInputElement;
  @query('#files') private readonly filesInput!: HTMLInputElement;

  /** Opens the browser's folder picker; only within a press or a key. */
  openFolderPicker(): void {
    this.folderInput.click();
  }

  protected override render(): unknown {
    return html`
      <div
        class="zone ${this.isOver ? 'over' : ''}"
        @dragenter=${this.onDragOver}
        @dragover=${this.onDragOver}
        @dragleave=${this.onDragLeave}
        @drop=${this.onDrop}
      >
        ${this.busy ? html`<slot name="progress"></slot>` : this.renderInvitation()}
      </div>
      <input
        id="folder"
        type="file"
        webkitdirectory
        hidden
        aria-label="Folder with DICOM files"
        @change=${this.onPicked}
      />
      <input
        id="files"
        type="file"
        multiple
        hidden
        aria-label="DICOM files or a zip"
        @change=${this.onPicked}
      />
    `;
  }

  private renderInvitation(): unknown {
    return html`
      <thecal-icon class="folder" name="folder"></thecal-icon>
      <h1>Drop a study here</h1>
      <p role="status">
        ${
          this.listed === null
            ? 'A folder, loose DICOM files or a zip. They are read on this machine and stay here.'
            : `Listing the folder: ${this.listed} files so far.`
        }
      </p>
      <div class="actions">
        <button
          type="button"
          class="button primary"
          aria-keyshortcuts="o"
          @click=${() => this.openFolderPicker()}
        >
          Open folder <thecal-key-cap>O</thecal-key-cap>
        </button>
        <button type="button" class="button" @click=${() => this.filesInput.click()}>
          Choose files
        </button>
      </div>
    `;
  }

  private readonly onDragOver = (event: DragEvent): void => {
    if (event.dataTransfer?.types.includes('Files') !== true || this.busy) return;
    event.preventDefault();
    event.dataTransfer.dropEffect = 'copy';
    this.isOver = true;
  };

  private readonly onDragLeave = (event: DragEvent): void => {
    const inside = event.relatedTarget;
    if (inside instanceof Node && this.renderRoot.contains(inside)) return;
    this.isOver = false;
  };

  private readonly onDrop = (event: DragEvent): void => {
    this.isOver = false;
    if (event.dataTransfer === null || this.busy) return;
    event.preventDefault();
    this.listed = 0;
    void filesOfDrop(event.dataTransfer, (count) => (this.listed = count))
      .then((chosen) => this.report(chosen))
      .finally(() => (this.listed = null));
  };

  private readonly onPicked = (event: Event): void => {
    if (!(event.target instanceof HTMLInputElement)) return;
    this.report(filesOfInput(event.target.files));
    // The same folder can be picked again.
    event.target.value = '';
  };

  private report(chosen: ChosenFiles): void {
    if (chosen.files.length + chosen.unreadable.length === 0) return;
    this.dispatchEvent(new FilesChosenEvent(chosen));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'thecal-drop-zone': ThecalDropZone;
  }
}
