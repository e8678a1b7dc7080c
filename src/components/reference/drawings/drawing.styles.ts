import { css } from 'lit';

/** Drawings lie on the black of the images in every theme, with the structures' colours of the images. */
export const drawingStyles = css`
  .drawing {
    --tc-tumour: #ff7fb0;
    --ink: #edeff1;
    --ink-2: #b1b8c0;
    margin: 12px 0 4px;
    padding: 8px;
    border-radius: 6px;
    background: var(--tc-canvas);
  }
  .drawing svg {
    display: block;
    width: 100%;
    max-width: 440px;
    height: auto;
    margin-inline: auto;
  }
  .drawing text {
    fill: var(--ink);
    font: 500 13px var(--tc-font);
  }
  .drawing .minor {
    fill: var(--ink-2);
    font-weight: 400;
  }
  .bone {
    fill: #1b1e22;
    stroke: #8b939d;
    stroke-width: 1.2;
  }
  .canal {
    fill: #0c0d0f;
    stroke: var(--tc-canal);
    stroke-width: 1.6;
    stroke-dasharray: 6 2.5 1.2 2.5;
  }
  .sac {
    fill: color-mix(in srgb, var(--tc-csf) 22%, transparent);
    stroke: var(--tc-sac);
    stroke-width: 1.8;
    stroke-dasharray: 7 2.5;
  }
  .cord {
    fill: #3b4149;
    stroke: var(--tc-cord);
    stroke-width: 2;
  }
  .tumour {
    stroke: var(--tc-tumour);
    stroke-width: 1.6;
  }
  .drawing ol {
    display: grid;
    grid-template-columns: 1fr 1fr;
    gap: 2px 14px;
    margin-top: 8px;
    color: var(--ink-2);
    font-size: 0.93em;
  }
  .drawing ol b {
    display: inline-block;
    min-width: 1.5em;
    color: var(--ink);
    font-weight: 650;
  }
`;
