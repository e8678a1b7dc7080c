import { LitElement, css, nothing, type PropertyValues } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { ICONS, type IconName } from './icons.ts';

const parsed = new Map<IconName, SVGElement>();

/** A fresh copy of the bundled drawing. */
function drawingOf(name: IconName): SVGElement {
  let source = parsed.get(name);
  if (source === undefined) {
    const text = ICONS[name];
    const root = new DOMParser().parseFromString(text, 'image/svg+xml').documentElement;
    source = document.importNode(root, true) as unknown as SVGElement;
    source.setAttribute('aria-hidden', 'true');
    parsed.set(name, source);
  }
  return source.cloneNode(true) as SVGElement;
}

/**
 * A Lucide icon, 16 px unless `--icon-size` says otherwise, in the text colour. Hidden from assistive technology
 * unless it has a label.
 */
@customElement('thecal-icon')
export class ThecalIcon extends LitElement {
  static override readonly styles = css`
    :host {
      display: inline-flex;
      width: var(--icon-size, 16px);
      height: var(--icon-size, 16px);
      flex: none;
    }
    svg {
      width: 100%;
      height: 100%;
      stroke-width: 1.75;
    }
  `;

  /** Which drawing. */
  @property() name: IconName = 'help';
  /** The accessible name, where the icon stands without words. */
  @property() label: string | null = null;

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('label')) return;
    if (this.label === null) {
      this.setAttribute('aria-hidden', 'true');
      this.removeAttribute('role');
      this.removeAttribute('aria-label');
    } else {
      this.removeAttribute('aria-hidden');
      this.setAttribute('role', 'img');
      this.setAttribute('aria-label', this.label);
    }
  }

  protected override render(): unknown {
    return this.name in ICONS ? drawingOf(this.name) : nothing;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'thecal-icon': ThecalIcon;
  }
}
