import { css, html, LitElement, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import '../components/app-bar/app-bar.ts';
import type { KeysChangeEvent } from '../components/dialogs/dialog-events.ts';
import { SCREEN_KEY_GROUPS } from '../components/dialogs/screen-key-groups.ts';
import '../components/dialogs/keys-dialog.ts';
import type { StudyChooseEvent } from '../components/open-report/open-events.ts';
import type { ReferenceGoEvent } from '../components/reference/reference-events.ts';
import '../components/update-notice/update-notice.ts';
import type { UpdateAnswerEvent } from '../components/update-notice/update-notice.ts';
import { typedKey } from '../editor/typed-key.ts';
import { watchForUpdates, type AppUpdates } from './app-updates.ts';
import { Program } from './program.ts';
import { renderBoard, renderBoardStart } from './screens/board.ts';
import { renderLibrary } from './screens/library.ts';
import { renderRead } from './screens/read.ts';
import { renderTeach } from './screens/teach.ts';

/** The page: draws the screen that the program is at. */
@customElement('thecal-app')
export class ThecalApp extends LitElement {
  static override readonly styles = css`
    :host {
      display: block;
      height: 100%;
    }
    .library {
      display: flex;
      flex-direction: column;
      height: 100vh;
    }
    .screen,
    thecal-library {
      flex: 1;
      min-height: 0;
    }
    /* In the panel of the Read screen, above its messages: never over an image. */
    thecal-update-notice {
      position: fixed;
      right: 12px;
      bottom: 168px;
      width: 384px;
      z-index: 20;
    }
  `;

  @state() private areKeysShown = false;
  /** A newer version that waits for the reader's word. */
  @state() private updates: AppUpdates | null = null;
  @state() private isReloadRefused = false;
  #isReloadWanted = false;

  readonly #program: Program = new Program({
    view: this,
    busyChanged: (isBusy) => {
      this.toggleAttribute('data-busy', isBusy);
      if (!isBusy && this.#isReloadWanted) this.updates?.reload();
    },
  });

  override connectedCallback(): void {
    super.connectedCallback();
    window.addEventListener('hashchange', this.#program.router.addressChanged);
    window.addEventListener('beforeunload', this.#onBeforeUnload);
    this.addEventListener('study-choose', this.#onStudyChoose);
    this.addEventListener('keys-change', this.#onKeysChange);
    window.addEventListener('keydown', this.#onKeyDown);
    void this.#program.busy.during(this.#program.start());
    void watchForUpdates((updates) => {
      this.updates = updates;
    });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.removeEventListener('study-choose', this.#onStudyChoose);
    this.removeEventListener('keys-change', this.#onKeysChange);
    window.removeEventListener('hashchange', this.#program.router.addressChanged);
    window.removeEventListener('beforeunload', this.#onBeforeUnload);
    window.removeEventListener('keydown', this.#onKeyDown);
  }

  protected override render(): unknown {
    const { route } = this.#program.router;
    const { open, isBoardReady } = this.#program.cases;
    // A meeting is not interrupted.
    if (route.kind === 'board' && open && isBoardReady) {
      return html`${renderBoard(this.#program, open)} ${this.#program.guard.render()}`;
    }
    return html`${this.#renderScreen()} ${this.#program.archive.renderConnection()}
    ${this.#program.guard.render()}
    ${
      this.updates
        ? html`<thecal-update-notice
            .isRefused=${this.isReloadRefused}
            @update-answer=${({ answer }: UpdateAnswerEvent) => {
              if (answer === 'later') this.updates = null;
              else this.#reload();
            }}
          ></thecal-update-notice>`
        : nothing
    }`;
  }

  #renderScreen(): unknown {
    const { route } = this.#program.router;
    const { open } = this.#program.cases;
    const isReading =
      route.kind === 'sample' || route.kind === 'files' || route.kind === 'archive-study';
    if (isReading && open && !open.isQuiz && this.#program.router.has('read')) {
      return renderRead(this.#program, open);
    }
    const isTeaching = route.kind === 'teach' || route.kind === 'agreement';
    const isReference = route.kind === 'reference';
    const isArchive = route.kind === 'archive' || route.kind === 'archive-study';
    const isElsewhere = route.kind === 'board' || isTeaching || isReference || isArchive;
    return html`<div class="library">
      <thecal-app-bar
        .items=${[
          { label: 'Library', href: '#/', current: !isElsewhere },
          ...(this.#program.archive.name === null && !isArchive
            ? []
            : [{ label: 'Archive', href: '#/archive', current: isArchive }]),
          { label: 'Board', href: '#/board', current: route.kind === 'board' },
          { label: 'Teach', href: '#/teach', current: isTeaching },
          { label: 'Reference', href: '#/reference', current: isReference },
        ]}
        @keys-open=${() => {
          this.areKeysShown = true;
        }}
      ></thecal-app-bar>
      <thecal-keys-dialog
        .open=${this.areKeysShown}
        .groups=${SCREEN_KEY_GROUPS}
        @dialog-close=${() => {
          this.areKeysShown = false;
        }}
      ></thecal-keys-dialog>
      ${
        route.kind === 'board'
          ? renderBoardStart(this.#program)
          : isReference
            ? html`<thecal-reference-page
                class="screen"
                .card=${route.card}
                @reference-go=${({ card }: ReferenceGoEvent) => {
                  this.#program.router.goTo({ kind: 'reference', card });
                }}
              ></thecal-reference-page>`
            : isTeaching && this.#program.router.has('teach')
              ? renderTeach(this.#program)
              : isArchive
                ? this.#renderArchive()
                : renderLibrary(this.#program)
      }
    </div>`;
  }

  #renderArchive(): unknown {
    return this.#program.archive.renderScreen({
      progress: this.#program.opener.progress,
      error: this.#program.opener.problem,
      isIdentityHidden: this.#program.settings.settings.preferences.identityHidden,
    });
  }

  readonly #onStudyChoose = ({ index }: StudyChooseEvent): void => {
    void this.#program.busy.during(this.#program.opener.choose(index));
  };

  readonly #onBeforeUnload = (event: BeforeUnloadEvent): void => {
    if (this.#program.cases.open?.leaveQuestion) event.preventDefault();
  };

  readonly #onKeysChange = ({ keys }: KeysChangeEvent): void => {
    void this.#program.changeSettings((settings) => ({
      ...settings,
      preferences: { ...settings.preferences, keys },
    }));
  };

  readonly #onKeyDown = (event: KeyboardEvent): void => {
    const { key, isControl, isAlt } = typedKey(event);
    if (this.#program.router.route.kind !== 'library' || isControl || isAlt) return;
    if (this.areKeysShown || event.composedPath()[0] instanceof HTMLInputElement) return;
    if (key === '?') this.areKeysShown = true;
    if (key !== 'o') return;
    this.renderRoot.querySelector('thecal-library')?.openFolderPicker();
  };

  /** Goes over to the new version once nothing is being written; not at all where a reading would be lost. */
  #reload(): void {
    if (this.#program.cases.open?.leaveQuestion) {
      this.isReloadRefused = true;
      return;
    }
    this.#isReloadWanted = true;
    if (!this.#program.busy.isBusy) this.updates?.reload();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'thecal-app': ThecalApp;
  }
}
