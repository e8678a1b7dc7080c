import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Uid } from '../../base/uid.ts';
import { imageKeyOf, type Study } from '../../domain/image-series.ts';
import type { Vertebra } from '../../domain/level.ts';
import { createReading, type MarkId, type Reading } from '../../domain/reading.ts';
import { ReadingSummary } from '../../domain/reading-summary.ts';
import {
  axialSeries,
  clickAt,
  patient,
  sagittalSeries,
} from '../../domain/testing/study-fixture.ts';
import { readingSentence } from '../../domain/reading-sentence.ts';
import { isShownOn } from '../../editor/level-images.ts';
import { EditorSession } from '../../editor/session.ts';
import type { Layout } from '../../editor/session-state.ts';
import { ReadingActions } from './reading-actions.ts';

/** z from 400 down to 0; x from 20 to -20. */
const sagittal = sagittalSeries();
/** Blocks at T9 and T10, and at L1; T4 has no axial images. */
const thoracic = axialSeries(266, 12, { name: 'thoracic' });
const lumbar = axialSeries(190, 9, { name: 'lumbar' });
const PLACES: readonly (readonly [Vertebra, number])[] = [
  ['T4', 380], ['T9', 300], ['T10', 275], ['T11', 250], ['L1', 200],
]; // prettier-ignore

const study = {
  header: { studyInstanceUid: '1.2' as Uid },
  series: [
    sagittal,
    ...[thoracic, lumbar].map((series, block) => ({
      ...series,
      frames: series.frames.map((frame, i) => ({
        ...frame,
        sopInstanceUid: `1.2.1.${block}.${i + 1}` as Uid,
      })),
    })),
  ],
} as unknown as Study;

const named: Reading = {
  ...createReading('1.2' as Uid),
  levels: PLACES.map(([vertebra, z], i) => ({
    id: `2.25.${i + 1}` as MarkId,
    vertebra,
    ...clickAt(sagittal, patient(0, -100, z)),
    status: 'confirmed',
  })),
};

let session: EditorSession;
let actions: ReadingActions;

beforeEach(() => {
  begin();
});

function begin(): void {
  session = new EditorSession(study, named, () => '2026-01-02T03:04:05.000Z');
  actions = new ReadingActions(
    session,
    () => new ReadingSummary(session.state.reading, session.state.images),
    () => '2026-01-02T03:04:05.000Z',
  );
}

const escc = (level: Vertebra) => session.state.reading.assessments[level]?.escc ?? null;
const lastNotice = () => session.state.notices.at(-1)?.text;
const AXIAL = 1;

/** Presses on the sagittal picture at a height of the patient. */
const pressSagittal = (z: number): void => {
  session.view({ activePane: 0 });
  session.linkFrom(0, clickAt(sagittal, patient(0, -100, z)).point);
};

describe('a grade key', () => {
  it('grades the level that a press on the sagittal brought to the screen, not the one chosen before', () => {
    actions.selectLevel('T9');
    actions.confirmGrade('1b');
    pressSagittal(275);
    actions.confirmGrade('1c');
    expect(escc('T9')?.grade).toBe('1b');
    expect(escc('T10')?.grade).toBe('1c');
  });

  it('grades the level scrolled to, and none between named levels', () => {
    actions.selectLevel('T9');
    // 300 down to 276 mm: six slices of 4 mm.
    session.scroll(AXIAL, 6);
    expect(session.state.selectedLevel).toBe('T10');
    actions.confirmGrade('2');
    expect(escc('T10')?.grade).toBe('2');
    actions.selectLevel('L1');
    session.goTo(AXIAL, 8);
    // z = 222: half a body above the centre of L1 is named, what lies further up is not.
    expect(actions.place.level).toBeNull();
    actions.confirmGrade('3');
    expect(session.state.reading.assessments.L1).toBeUndefined();
    expect(lastNotice()).toContain('lies at no named level');
  });

  it('goes to the other block with the level that is chosen', () => {
    actions.selectLevel('T9');
    session.dispatch({
      kind: 'set-conus',
      conus: { id: '2.25.99' as MarkId, ...clickAt(sagittal, patient(0, -100, 100)) },
    });
    actions.selectLevel('L1');
    expect(session.seriesOf(AXIAL)?.description).toBe('lumbar');
    actions.confirmGrade('1a');
    expect(escc('L1')?.image?.sopInstanceUid).toMatch(/^1\.2\.1\.1\./u);
  });

  it('grades a level without axial images on the sagittal shown', () => {
    actions.selectLevel('T4');
    actions.confirmGrade('3');
    expect(escc('T4')).toMatchObject({ grade: '3', image: { sopInstanceUid: '1.2.2.6' } });
    expect(escc('T9')).toBeNull();
    const { reading, images } = session.state;
    const row = new ReadingSummary(reading, images).rows.find(({ level }) => level === 'T4');
    expect(row && readingSentence('T4', row)).toContain('Read on sagittal images');
    // The next axial slice is what is looked at again.
    session.scroll(AXIAL, 1);
    expect(session.state.selectedLevel).not.toBe('T4');
  });

  it('says that the conus must be marked first below T12', () => {
    actions.selectLevel('L1');
    actions.confirmGrade('2');
    expect(escc('L1')).toBeNull();
    expect(lastNotice()).toContain('Mark the tip of the conus first (N)');
  });

  it('is refused while a reference is outlined', () => {
    actions.selectLevel('T9');
    session.view({ outlineRole: 'reference-below' });
    session.scroll(AXIAL, 6);
    actions.confirmGrade('2');
    expect(session.state.reading.assessments).toEqual({});
    expect(lastNotice()).toContain('A reference for T9 is being outlined');
  });
});

describe('a reference', () => {
  const outlineOn = (index: number, id: string): void => {
    const frame = session.seriesOf(AXIAL)?.frames[index];
    if (!frame) throw new Error('no frame');
    session.dispatch({
      kind: 'add-outline',
      outline: {
        id: id as MarkId,
        structure: 'sac',
        role: 'reference-below',
        level: 'T9',
        image: { sopInstanceUid: frame.sopInstanceUid, frameNumber: 1 },
        points: [
          [0, 0],
          [9, 0],
          [9, 9],
        ] as never,
        origin: 'drawn',
      },
    });
  };

  it('is of the level it was begun for, on one slice, and ends where that is left', () => {
    actions.selectLevel('T9');
    session.view({ outlineRole: 'reference-below' });
    session.scroll(AXIAL, 6);
    expect(session.state).toMatchObject({ selectedLevel: 'T9', outlineRole: 'reference-below' });
    outlineOn(session.state.panes[AXIAL]?.index ?? 0, '2.25.50');
    expect(session.state.outlineRole).toBe('reference-below');
    session.scroll(AXIAL, 1);
    expect(session.state).toMatchObject({ selectedLevel: 'T10', outlineRole: 'index' });
  });

  it('leaves the level on the screen chosen when it is ended', () => {
    actions.selectLevel('T9');
    session.view({ outlineRole: 'reference-above' });
    session.scroll(AXIAL, 6);
    session.view({ outlineRole: 'index' });
    expect(session.state.selectedLevel).toBe('T10');
  });

  it('ends where another level is chosen', () => {
    actions.selectLevel('T9');
    session.view({ outlineRole: 'reference-above' });
    actions.selectLevel('T10');
    expect(session.state.outlineRole).toBe('index');
  });
});

type Act = (rest: number) => void;

/** What a reader may do between two grades. */
const ACTS: readonly Act[] = [
  (n) => {
    session.scroll(n % 2, (n % 7) - 3);
  },
  (n) => {
    session.goTo(n % 2, n % 12);
  },
  (n) => {
    actions.selectLevel(PLACES[n % PLACES.length]?.[0] ?? 'T9');
  },
  (n) => {
    pressSagittal(n % 400);
  },
  (n) => {
    session.showSeries(n % 2, study.series[n % 3]?.id ?? sagittal.id);
  },
  (n) => {
    session.setLayout((['1x1', '1x2', '2x2'] as const satisfies readonly Layout[])[n % 3] ?? '1x2');
  },
  (n) => {
    session.view({ maximisedPane: n % 3 === 2 ? null : n % 2 });
  },
  (n) => {
    session.view({ activePane: n % 2 });
  },
  (n) => {
    session.selectMark(`2.25.${(n % 5) + 1}` as MarkId);
  },
  (n) => {
    session.view({
      outlineRole: (['index', 'reference-above', 'reference-below'] as const)[n % 3] ?? 'index',
    });
  },
  (n) => {
    session.undo();
    if (n % 2) session.redo();
  },
];

describe('whatever is done before', () => {
  it('a confirmed grade rests on an image that shows its level, and the chosen level is the one on the screen', () => {
    const act = fc.tuple(fc.nat(ACTS.length - 1), fc.nat(1000));
    fc.assert(
      fc.property(fc.array(act, { minLength: 1, maxLength: 25 }), (acts) => {
        begin();
        for (const [which, n] of acts) {
          ACTS[which]?.(n);
          const { place } = actions;
          if (place.level !== null && session.state.outlineRole === 'index') {
            expect(place.level).toBe(session.state.selectedLevel ?? place.level);
          }
          const before = session.state.reading;
          actions.confirmGrade('1b');
          if (session.state.reading !== before) expect(place.level).not.toBeNull();
        }
        for (const [level, { escc: confirmed }] of Object.entries(
          session.state.reading.assessments,
        )) {
          const found = confirmed?.image && session.state.images.get(imageKeyOf(confirmed.image));
          expect(found, level).toBeTruthy();
          if (!found) continue;
          expect(isShownOn(session.state, level as Vertebra, found.series, found.frame)).toBe(true);
        }
      }),
      {
        numRuns: 300,
        examples: [
          [
            [
              [4, 128],
              [9, 4],
              [1, 0],
              [9, 0],
            ],
          ],
        ],
      },
    );
  });
});
