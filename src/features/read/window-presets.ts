import type { ImageSeries } from '../../domain/image-series.ts';
import type { GreyWindow, PaneView } from '../../editor/ports.ts';

interface WindowPreset {
  readonly name: string;
  /** Null is the file's own window. */
  readonly window: GreyWindow | null;
}

/** Windows as radiologists set them. Unit: HU. */
const CT_PRESETS: readonly WindowPreset[] = [
  { name: 'as stored', window: null },
  { name: 'bone', window: { center: 400, width: 1800 } },
  { name: 'soft tissue', window: { center: 50, width: 400 } },
  { name: 'lung', window: { center: -500, width: 1500 } },
];

/** The window after the present one. MR has no fixed scale: its presets are relative to the file's own window. */
export function nextWindow(
  series: ImageSeries,
  view: PaneView,
  present: GreyWindow | null,
): WindowPreset {
  const presets = series.modality === 'CT' ? CT_PRESETS : mrPresets(view);
  const at = presets.findIndex(
    ({ window }) => window?.center === present?.center && window?.width === present?.width,
  );
  return presets[(at + 1) % presets.length] ?? { name: 'as stored', window: null };
}

function mrPresets(view: PaneView): readonly WindowPreset[] {
  const { windowCenter, windowWidth } = view.frame.pixel;
  const center = windowCenter ?? view.window?.center ?? 500;
  const width = windowWidth ?? view.window?.width ?? 1000;
  return [
    { name: 'as stored', window: null },
    { name: 'narrow', window: { center: center * 0.8, width: width * 0.6 } },
    { name: 'wide', window: { center: center * 1.2, width: width * 1.6 } },
  ];
}
