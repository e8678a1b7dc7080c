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
  @container (max-width: 330px) {
    .bottom-right {
      display: none;
    }
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
    top: 14px;
    right: 14px;
    text-align: right;
  }
  .site {
    font-size: 14px;
    font-weight: 650;
  }
  .bottom-left {
    bottom: 8px;
    left: 12px;
  }
  .bottom-right {
    bottom: 5px;
    right: 9px;
    pointer-events: auto;
  }
  .letter {
    font-weight: 550;
    color: var(--tc-text-2);
  }
  .letter.top {
    top: 12px;
    left: 50%;
  }
  .letter.bottom {
    bottom: 28px;
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
  .scale {
    position: absolute;
    bottom: 26px;
    left: 12px;
    pointer-events: none;
  }
`;
