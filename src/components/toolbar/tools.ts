import type { OutlineRole, OutlineStructure } from '../../domain/reading.ts';
import type { ToolName as EditorTool, TumourKind } from '../../editor/session-state.ts';
import type { IconName } from '../icon/icons.ts';

/** A tool of the bar. `schematic` is a view and `key-image` an act rather than a tool, but both stand among them. */
export type ToolName = Exclude<EditorTool, 'pointer'> | 'schematic' | 'key-image';

/** One tool as the bar shows it: with an icon, or with the stroke that it draws. */
export interface ToolEntry {
  readonly tool: ToolName;
  readonly label: string;
  /** The key as printed; empty for none. */
  readonly key: string;
  readonly icon: IconName | null;
  readonly stroke: OutlineStructure | null;
}

/** A captioned group of tools; those of `more` stand in a menu. */
export interface ToolGroup {
  readonly caption: string;
  readonly tools: readonly ToolEntry[];
  readonly more: readonly ToolEntry[];
}

const withIcon = (tool: ToolName, label: string, key: string, icon: IconName): ToolEntry => ({
  tool,
  label,
  key,
  icon,
  stroke: null,
});

const withStroke = (
  tool: ToolName,
  label: string,
  key: string,
  stroke: OutlineStructure,
): ToolEntry => ({ tool, label, key, icon: null, stroke });

/** The tools by task. */
export const TOOL_GROUPS: readonly ToolGroup[] = [
  {
    caption: 'Levels',
    tools: [
      withIcon('level', 'Name levels', 'L', 'levels'),
      withIcon('conus', 'Conus tip', 'N', 'conus'),
    ],
    more: [],
  },
  {
    caption: 'Compartments',
    tools: [
      withIcon('schematic', 'Schematic', 'P', 'compartments'),
      withIcon('marker', 'Marker on the image', 'E', 'marker'),
    ],
    more: [],
  },
  {
    caption: 'Outlines',
    tools: [
      withStroke('cord', 'Cord', 'D', 'cord'),
      withStroke('sac', 'Thecal sac', 'S', 'sac'),
      withStroke('csf', 'CSF', 'F', 'csf'),
      withStroke('tumour', 'Tumour', 'T', 'tumour-epidural'),
      withStroke('canal', 'Canal', 'K', 'canal'),
    ],
    more: [
      withStroke('roots', 'Roots, below the conus', '', 'roots'),
      withStroke('body', 'Vertebral body', 'O', 'body'),
    ],
  },
  {
    caption: 'Measure',
    tools: [
      withIcon('distance', 'Distance', 'G', 'distance'),
      withIcon('height', 'Body heights', 'H', 'height'),
      withIcon('angle', 'Angle', 'Q', 'angle'),
      withIcon('translation', 'Translation', 'R', 'translation'),
    ],
    more: [
      withIcon('signal', 'Signal or HU in an area', 'J', 'signal'),
      withIcon('arrow', 'Arrow with words', 'Shift A', 'arrow'),
      withIcon('key-image', 'Keep this image', 'U', 'key-image'),
    ],
  },
];

/** The kinds of tumour, as the menu names them. */
export const TUMOUR_KINDS: readonly { readonly kind: TumourKind; readonly label: string }[] = [
  { kind: 'epidural', label: 'Epidural tumour' },
  { kind: 'bone', label: 'Tumour in bone' },
  { kind: 'paraspinal', label: 'Paraspinal tumour' },
  { kind: 'intradural', label: 'Intradural tumour' },
];

/** What an outline is evidence for, as the menu names it. */
export const OUTLINE_ROLES: readonly { readonly role: OutlineRole; readonly label: string }[] = [
  { role: 'index', label: 'This level' },
  { role: 'reference-above', label: 'Reference level above' },
  { role: 'reference-below', label: 'Reference level below' },
];
