import arrowDownUp from 'lucide-static/icons/move-vertical.svg?raw';
import arrowLeft from 'lucide-static/icons/arrow-left.svg?raw';
import arrowRight from 'lucide-static/icons/arrow-right.svg?raw';
import arrowUpRight from 'lucide-static/icons/move-up-right.svg?raw';
import bookOpen from 'lucide-static/icons/book-open.svg?raw';
import bookmark from 'lucide-static/icons/bookmark.svg?raw';
import check from 'lucide-static/icons/check.svg?raw';
import chevronDown from 'lucide-static/icons/chevron-down.svg?raw';
import chevronUp from 'lucide-static/icons/chevron-up.svg?raw';
import circleHelp from 'lucide-static/icons/circle-question-mark.svg?raw';
import clipboardPaste from 'lucide-static/icons/clipboard-paste.svg?raw';
import ellipsis from 'lucide-static/icons/ellipsis.svg?raw';
import eye from 'lucide-static/icons/eye.svg?raw';
import eyeOff from 'lucide-static/icons/eye-off.svg?raw';
import flag from 'lucide-static/icons/flag.svg?raw';
import folderOpen from 'lucide-static/icons/folder-open.svg?raw';
import gripVertical from 'lucide-static/icons/grip-vertical.svg?raw';
import layers from 'lucide-static/icons/layers.svg?raw';
import listOrdered from 'lucide-static/icons/list-ordered.svg?raw';
import lock from 'lucide-static/icons/lock.svg?raw';
import mapPin from 'lucide-static/icons/map-pin.svg?raw';
import menu from 'lucide-static/icons/menu.svg?raw';
import moveHorizontal from 'lucide-static/icons/move-horizontal.svg?raw';
import redo from 'lucide-static/icons/redo-2.svg?raw';
import ruler from 'lucide-static/icons/ruler.svg?raw';
import save from 'lucide-static/icons/save.svg?raw';
import scan from 'lucide-static/icons/scan-search.svg?raw';
import search from 'lucide-static/icons/search.svg?raw';
import server from 'lucide-static/icons/server.svg?raw';
import settings from 'lucide-static/icons/settings.svg?raw';
import shapes from 'lucide-static/icons/shapes.svg?raw';
import trash from 'lucide-static/icons/trash-2.svg?raw';
import triangleAlert from 'lucide-static/icons/triangle-alert.svg?raw';
import triangleRight from 'lucide-static/icons/triangle-right.svg?raw';
import undo from 'lucide-static/icons/undo-2.svg?raw';
import x from 'lucide-static/icons/x.svg?raw';

/** The Lucide drawings that the app uses, bundled as text so that no request is ever made for one. */
export const ICONS = {
  angle: triangleRight,
  arrow: arrowUpRight,
  'arrow-left': arrowLeft,
  'arrow-right': arrowRight,
  book: bookOpen,
  check,
  'chevron-down': chevronDown,
  'chevron-up': chevronUp,
  close: x,
  compartments: shapes,
  conus: flag,
  copy: clipboardPaste,
  distance: ruler,
  eye,
  'eye-off': eyeOff,
  folder: folderOpen,
  grip: gripVertical,
  height: arrowDownUp,
  help: circleHelp,
  'key-image': bookmark,
  layers,
  levels: listOrdered,
  lock,
  marker: mapPin,
  menu,
  more: ellipsis,
  redo,
  save,
  search,
  server,
  settings,
  signal: scan,
  translation: moveHorizontal,
  trash,
  undo,
  warning: triangleAlert,
} as const;

/** Names an icon. */
export type IconName = keyof typeof ICONS;
