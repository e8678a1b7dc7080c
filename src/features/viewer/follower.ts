import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Draws its screen again whenever one of its sources changes, for as long as the screen is there. */
export class Follower implements ReactiveController {
  readonly #follow: () => readonly (() => void)[];
  #stops: readonly (() => void)[] = [];

  /** `follow`: subscribes to every source and gives the ways to stop. */
  constructor(
    host: ReactiveControllerHost,
    follow: (redraw: () => void) => readonly (() => void)[],
  ) {
    this.#follow = () =>
      follow(() => {
        host.requestUpdate();
      });
    host.addController(this);
  }

  hostConnected(): void {
    this.#stops = this.#follow();
  }

  hostDisconnected(): void {
    for (const stop of this.#stops) stop();
    this.#stops = [];
  }
}
