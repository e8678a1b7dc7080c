import { html, type ReactiveController, type ReactiveControllerHost } from 'lit';
import '../../components/dialogs/kept-items-dialog.ts';
import { keptItems, type KeptItem } from '../../dicom/sr/kept-items.ts';
import type { CarriedContent } from '../../dicom/sr/report-context.ts';
import type { Reading } from '../../domain/reading.ts';

/** What the report that was opened held beyond the reading: how much it is, and the list. */
export class KeptDesk implements ReactiveController {
  #isOpen = false;
  #items: readonly KeptItem[] = [];

  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly carried: () => CarriedContent | null,
  ) {
    host.addController(this);
  }

  /** Whether the list has the keys. */
  get isOpen(): boolean {
    return this.#isOpen;
  }

  /** How many things are kept. */
  get count(): number {
    const carried = this.carried();
    if (!carried) return 0;
    const { measurements, attached, qualitative, root } = carried;
    const beside = attached.reduce((sum, { items }) => sum + items.length, 0);
    return measurements.length + beside + qualitative.length + root.length;
  }

  hostConnected(): void {
    // Nothing to listen to: the host asks.
  }

  open(reading: Reading): void {
    const carried = this.carried();
    this.#items = carried ? keptItems(carried, reading) : [];
    this.#isOpen = true;
    this.host.requestUpdate();
  }

  /** The list. */
  render(): unknown {
    return html`<thecal-kept-items-dialog
      .open=${this.#isOpen}
      .items=${this.#items}
      @dialog-close=${() => {
        this.#isOpen = false;
        this.host.requestUpdate();
      }}
    ></thecal-kept-items-dialog>`;
  }
}
