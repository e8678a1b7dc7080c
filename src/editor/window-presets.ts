import type { ImageFrame, ImageSeries, StoredWindow } from '../domain/image-series.ts';
import type { GreyWindow, PaneView } from './ports.ts';

/** A window to choose by its name. */
export interface WindowPreset {
  readonly name: string;
  /** Null is the file's own window, of each image its own. */
  readonly window: GreyWindow | null;
}

/** Windows as radiologists set them. Unit: HU. */
const CT_PRESETS: readonly WindowPreset[] = [
  { name: 'bone', window: { center: 400, width: 1800 } },
  { name: 'soft tissue', window: { center: 50, width: 400 } },
  { name: 'lung', window: { center: -500, width: 1500 } },
];

/** The windows of an image: as stored, the other ones that its file stores, and those of its modality. */
export function windowPresets(
  series: ImageSeries,
  view: Pick<PaneView, 'frame' | 'window'>,
): readonly WindowPreset[] {
  const [first, ...others] = view.frame.pixel.windows ?? [];
  return [
    { name: first === undefined ? 'as stored' : `as stored${named(first)}`, window: null },
    ...others.map(({ center, width, explanation }) => ({
      name: explanation || `stored, W ${rounded(width)} · L ${rounded(center)}`,
      window: { center, width },
    })),
    ...(series.modality === 'CT' ? CT_PRESETS : relativePresets(view)),
  ];
}

const named = ({ explanation }: StoredWindow): string =>
  explanation === '' ? '' : ` (${explanation})`;

const rounded = (value: number): string => String(Math.round(value * 100) / 100);

/** The window after the chosen one; of one that was set by hand, the file's own. */
export function nextWindow(
  series: ImageSeries,
  view: Pick<PaneView, 'frame' | 'window' | 'chosenWindow'>,
): WindowPreset {
  const presets = windowPresets(series, view);
  const at = presets.findIndex(({ window }) => isSameWindow(window, view.chosenWindow));
  return presets[(at + 1) % presets.length] ?? { name: 'as stored', window: null };
}

/** Whether two windows are one, the file's own among them. */
export const isSameWindow = (a: GreyWindow | null, b: GreyWindow | null): boolean =>
  a?.center === b?.center && a?.width === b?.width;

/** MR has no fixed scale: its presets are relative to the file's own window. */
function relativePresets({
  frame,
  window,
}: {
  readonly frame: ImageFrame;
  readonly window: GreyWindow | null;
}): readonly WindowPreset[] {
  const { windowCenter, windowWidth } = frame.pixel;
  const center = windowCenter ?? window?.center ?? 500;
  const width = windowWidth ?? window?.width ?? 1000;
  return [
    { name: 'narrow', window: { center: center * 0.8, width: width * 0.6 } },
    { name: 'wide', window: { center: center * 1.2, width: width * 1.6 } },
  ];
}
