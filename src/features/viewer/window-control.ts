import { html, nothing } from 'lit';
import type {
  ScannerOverlayEvent,
  WindowChooseEvent,
} from '../../components/window-menu/window-events.ts';
import '../../components/window-menu/window-menu.ts';
import type { GreyWindow, PaneView } from '../../editor/ports.ts';
import type { EditorSession } from '../../editor/session.ts';
import type { SessionState } from '../../editor/session-state.ts';
import { isSameWindow, windowPresets } from '../../editor/window-presets.ts';

/** The pane that the control belongs to. */
interface ControlledPane {
  readonly session: EditorSession;
  readonly sessionState: SessionState;
  readonly index: number;
  setWindow(window: GreyWindow | null): void;
}

/** The window of what a pane shows, to choose another, and the switch for what the scanner drew on the image. */
export function renderWindowControl(pane: ControlledPane, view: PaneView): unknown {
  const { session, index } = pane;
  const hasOverlay = (view.frame.overlays ?? []).length > 0;
  if (!view.window && !hasOverlay) return nothing;
  const presets = windowPresets(view.series, view);
  const isHidden = pane.sessionState.panes[index]?.isScannerOverlayHidden === true;
  return html`<thecal-window-menu
    class="corner bottom-right"
    .pane=${`Image ${index + 1}`}
    .window=${view.window}
    .presets=${presets.map(({ name }) => name)}
    .current=${presets.findIndex(({ window }) => isSameWindow(window, view.chosenWindow))}
    .overlay=${hasOverlay ? !isHidden : null}
    @window-choose=${(event: WindowChooseEvent) => {
      pane.setWindow(presets[event.index]?.window ?? null);
    }}
    @scanner-overlay=${(event: ScannerOverlayEvent) => {
      session.setPane(index, { isScannerOverlayHidden: !event.shown });
    }}
  ></thecal-window-menu>`;
}
