import { html, type TemplateResult } from 'lit';
import type { Vertebra } from '../../domain/level.ts';
import '../level-table/level-table.ts';
import type { LevelRow } from '../level-table/level-table.ts';
import '../panel-actions/panel-actions.ts';
import '../read-bar/read-bar.ts';
import '../spine-strip/spine-strip.ts';
import { seriesPickerDemo } from './series-demo.ts';
import { panelDemo } from './panel-demo.ts';
import { spineVertebrae } from '../spine-strip/spine-vertebrae.ts';
import '../status-line/status-line.ts';
import '../toolbar/toolbar.ts';

const ROWS: readonly LevelRow[] = [
  {
    vertebra: 'T12',
    grade: { value: { kind: 'grade', grade: '1c' }, state: 'proposal' },
    cauda: '',
    gapMm: 0.7,
    sins: { lowest: 10, highest: 13, sinsClass: null },
    state: { kind: 'proposal' },
  },
  {
    vertebra: 'T7',
    grade: { value: { kind: 'grade', grade: '1b' }, state: 'confirmed' },
    cauda: '',
    gapMm: 2.4,
    sins: { lowest: 6, highest: 6, sinsClass: 'stable' },
    state: { kind: 'confirmed', initials: 'KM' },
  },
  {
    vertebra: 'L3',
    grade: { value: { kind: 'cauda-equina' }, state: 'confirmed' },
    cauda: 'A 2, B 1',
    gapMm: null,
    sins: { lowest: 5, highest: 5, sinsClass: 'stable' },
    state: { kind: 'confirmed', initials: 'KM' },
  },
];

const CELLS = spineVertebrae('none').map((vertebra: Vertebra, index) => {
  const row = ROWS.find((each) => each.vertebra === vertebra);
  return {
    vertebra,
    imaged: index > 9,
    grade: row?.grade ?? null,
    sins:
      row === undefined ? null : ({ T12: '10–13', T7: '6', L3: '5' }[vertebra as 'T12'] ?? null),
    hasFinding: row !== undefined,
  };
});

/** The frame and the panel of a reading, without images. */
export const readDemo = (): TemplateResult =>
  html`<div style="display:flex;flex-direction:column;height:100vh">
    <thecal-read-bar
      heading="MR spine, lumbar and thoracic"
      dateText="14 Mar 2031"
      undoLabel="Move outline"
      .canUndo=${true}
      .menu=${[
        { command: 'save', label: 'Save as DICOM SR', keys: 'Ctrl S', icon: 'save' },
        { command: 'open', label: 'Open a saved reading', icon: 'folder' },
      ]}
    >
      <thecal-toolbar
        .active=${'cord'}
        .disabled=${new Map([['angle', 'This series gives no pixel size.']])}
      ></thecal-toolbar>
    </thecal-read-bar>
    <div style="flex:1;min-height:0;display:flex">
      <thecal-spine-strip .cells=${CELLS} .selected=${'T12'}></thecal-spine-strip>
      <div style="flex:1;padding:10px;background:var(--tc-canvas)">${seriesPickerDemo()}</div>
      <div class="panel" style="width:408px;background:var(--tc-surface-2);overflow-y:auto">
        <thecal-level-table .rows=${ROWS} .selected=${'T12'}></thecal-level-table>
        ${panelDemo()}
        <thecal-panel-actions acceptLabel="Accept T12"></thecal-panel-actions>
      </div>
    </div>
    <thecal-status-line
      .hints=${[
        { gesture: 'Wheel', text: 'next slice' },
        { gesture: 'Drag', text: 'a tumour, sac or cord point to move it; the grade follows' },
      ]}
      .facts=${['Seen T4–S5. C1–T3 not imaged.']}
    ></thecal-status-line>
  </div>`;
