import type { ReactiveControllerHost } from 'lit';
import type { Settings } from '../../storage/settings.ts';
import type { OpenCase } from '../case/index.ts';
import type { ThecalViewport } from '../viewer/index.ts';

/** What the desks need of the screen they serve. */
export interface ReadHost extends ReactiveControllerHost, HTMLElement {
  readonly case: OpenCase;
  readonly settings: Settings;
  isSchematicOpen: boolean;
  /** The pane that has the keys, as it is drawn. */
  readonly activeViewport: ThecalViewport | null;
  changeSettings(change: (settings: Settings) => Settings): void;
  showKeys(): void;
  makeTeachingCase(): void;
  pickReport(): void;
}
