import { css } from 'lit';

/** The words at a pane's edges, its slice rail and its border. */
export const viewportPaneStyles = css`
  :host {
    position: relative;
    display: block;
    min-width: 0;
    min-height: 0;
    background: var(--tc-canvas);
    overflow: hidden;
    container-type: size;
    color: var(--tc-text);
    font-size: 12px;
  }
  :host([active])::after {
    content: '';
    position: absolute;
    inset: 0;
    border: 1px solid var(--tc-accent);
    pointer-events: none;
  }
  #picture {
    position: absolute;
    inset: 0;
    touch-action: none;
  }
  .corner,
  .letter {
    position: absolute;
    pointer-events: none;
    text-shadow:
      0 0 3px #000,
      0 0 3px #000;
    font-variant-numeric: tabular-nums;
    white-space: nowrap;
  }
  .top-left {
    top: 10px;
    left: 10px;
    pointer-events: auto;
    text-shadow: none;
    max-width: calc(50% - 30px);
  }
  .top-right {
    top: 10px;
    right: 10px;
    display: grid;
    justify-items: end;
    gap: 2px;
  }
  .site {
    font-size: 14px;
    font-weight: 650;
  }
  /* The picture fills the pane: what is written on it stands on a plate of its own. */
  .bottom-left,
  .bottom-right,
  .top-right > div {
    padding: 2px 6px;
    border-radius: 4px;
    background: #0c0d0fd9;
  }
  .bottom-left {
    bottom: 6px;
    left: 6px;
    max-width: calc(100% - 12px);
  }
  .bottom-left svg {
    display: block;
  }
  .bottom-right {
    bottom: 6px;
    right: 6px;
    padding: 0;
    pointer-events: auto;
  }
  .letter {
    padding: 0 4px;
    border-radius: 4px;
    background: #0c0d0fa6;
    font-weight: 550;
    color: var(--tc-text-2);
  }
  /* What a narrow or low pane has no room for. */
  @container (max-width: 400px) {
    .fine,
    .letter.top {
      display: none;
    }
    .top-left {
      max-width: calc(100% - 90px);
    }
  }
  @container (max-width: 250px) {
    .bottom-right {
      display: none;
    }
  }
  @container (max-height: 280px) {
    .letter.top,
    .letter.bottom,
    .bottom-left svg {
      display: none;
    }
  }
  .letter.top {
    top: 12px;
    left: 50%;
  }
  .letter.bottom {
    bottom: 6px;
    left: 50%;
  }
  .letter.left {
    left: 10px;
    top: 50%;
  }
  .letter.right {
    right: 22px;
    top: 50%;
  }
  .warning {
    position: absolute;
    left: 10px;
    right: 10px;
    top: 50px;
    display: flex;
    gap: 6px;
    align-items: start;
    width: fit-content;
    max-width: calc(100% - 40px);
    padding: 4px 8px;
    border-radius: 6px;
    background: #0c0d0fd9;
    border: 1px solid var(--tc-edge);
    pointer-events: none;
  }
  .empty {
    position: absolute;
    inset: 0;
    display: grid;
    place-content: center;
    justify-items: center;
    gap: 10px;
    padding: 0 40px;
    text-align: center;
    color: var(--tc-text-2);
    font-size: 13px;
    pointer-events: none;
  }
  .empty button {
    pointer-events: auto;
  }
  :host([presenting]) .letter {
    color: #edeff1;
    font-size: inherit;
  }
  :host([presenting]) .letter.right {
    right: 10px;
  }
  thecal-slice-rail {
    position: absolute;
    right: 2px;
    top: 22%;
    bottom: 22%;
  }
`;
