import { html, nothing } from 'lit';
import type { SaveState } from '../../components/read-bar/read-bar.ts';
import type { KeptState, OpenCase } from '../case/index.ts';

/** How the bar says that the reading is kept. */
export const saveStateOf = ({ kind }: KeptState): SaveState =>
  kind === 'saved' || kind === 'saving' ? kind : 'failed';

/** Why the reading is not kept here, where the reader can do something about it; `leave` goes back to the Library. */
export function renderKept(open: OpenCase, leave: () => void): unknown {
  const { keep } = open;
  switch (keep.kind) {
    case 'unreadable':
      return renderCard(keep.message, 'Keep it aside and begin anew', leave, () => {
        void open.beginAnew();
      });
    case 'elsewhere':
      return renderCard(keep.message, 'Take over here', leave, () => {
        void open.takeOver();
      });
    default:
      return nothing;
  }
}

function renderCard(message: string, label: string, leave: () => void, act: () => void): unknown {
  return html`<section class="kept" role="alert" aria-label="How this reading is kept">
    <p>${message}</p>
    <div>
      <button type="button" class="button primary" @click=${act}>${label}</button>
      <button type="button" class="button" @click=${leave}>Back to the Library</button>
    </div>
  </section>`;
}
