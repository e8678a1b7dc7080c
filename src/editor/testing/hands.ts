import type { Uid } from '../../base/uid.ts';
import { createUid } from '../../base/uid.ts';
import type { Study } from '../../domain/image-series.ts';
import { createReading, type MarkId, type Reading } from '../../domain/reading.ts';
import type { Vertebra } from '../../domain/level.ts';
import {
  axialSeries,
  clickAt,
  patient,
  sagittalSeries,
} from '../../domain/testing/study-fixture.ts';
import { imagePoint } from '../../geometry/image-point.ts';
import type { CanvasPoint, ImagePoint } from '../../geometry/spaces.ts';
import { EditorSession } from '../session.ts';
import type { ToolName } from '../session-state.ts';
import type { ProposalService } from '../tools/draft-tool.ts';
import type { Tool, ToolPointer, ToolServices } from '../tools/tool.ts';
import { createToolbox } from '../tools/toolbox.ts';

/** The pane of the sagittal images. */
export const SAGITTAL = 0;
/** The pane of the axial images. */
export const AXIAL = 1;

/** How many CSS pixels an image pixel takes. */
const SCALE = 4;

const sagittal = sagittalSeries();

/** A study of sagittal images (z from 400 down) and of axial ones from z = 266 to 310 mm. */
export const studyOfTwo = (): Study =>
  ({
    header: { studyInstanceUid: '1.2' as Uid },
    series: [sagittal, axialSeries(266, 12)],
  }) as unknown as Study;

/** T9 and T10 named at their bodies; on the sagittal image at rows 100 and 125 of column 100. */
export const twoLevels = (): Reading => ({
  ...createReading('1.2' as Uid),
  levels: ([['T9', 300], ['T10', 275]] as const).map(([vertebra, z], i) => ({
    id: `2.25.${i + 1}` as MarkId,
    vertebra: vertebra satisfies Vertebra,
    ...clickAt(sagittal, patient(0, -100, z)),
    status: 'confirmed',
  })),
}); // prettier-ignore

/** A reader's hands on a session: what is pressed, dragged and typed goes to the tool that is chosen. */
export class Hands {
  readonly session: EditorSession;
  /** Where a proposal from the image was asked for. */
  readonly asked: ToolPointer[] = [];
  readonly #tools: Readonly<Record<ToolName, Tool>>;

  constructor(
    reading: Reading = twoLevels(),
    services: Partial<ToolServices> = {},
    isOffered = false,
    study = studyOfTwo(),
  ) {
    this.session = new EditorSession(study, reading, () => '2031-02-03T04:05:06.000Z');
    const proposals: ProposalService = {
      isOfferedAt: () => isOffered,
      proposeAt: (pointer) => this.asked.push(pointer),
      greyAt: () => Promise.resolve(null),
    };
    this.#tools = createToolbox(
      this.session,
      {
        snap: (_, point) => point,
        signalWithin: () => null,
        now: () => '2031-02-03T04:05:06.000Z',
        ...services,
      },
      proposals,
    );
  }

  /** The tool in hand. */
  get tool(): Tool {
    return this.#tools[this.session.state.tool];
  }

  /** The last message. */
  get said(): string {
    return this.session.state.notices.at(-1)?.text ?? '';
  }

  take(tool: ToolName): this {
    this.tool.cancel();
    this.session.view({ tool });
    return this;
  }

  /** Presses and lets go. */
  click(pane: number, x: number, y: number, held: Partial<ToolPointer> = {}): void {
    const at = this.#at(pane, x, y, held);
    this.tool.pointerDown(at);
    this.tool.pointerUp(at);
  }

  /** Presses at the first point, and lets go at the last. */
  drag(pane: number, points: readonly (readonly [number, number])[]): void {
    const way = points.map(([x, y]) => this.#at(pane, x, y));
    const [from, to] = [way[0], way.at(-1)];
    if (!from || !to) return;
    this.tool.pointerDown(from);
    for (const at of way.slice(1)) this.tool.pointerMove(at, true);
    this.tool.pointerUp(to);
  }

  /** Whether the key was the tool's. */
  key(key: string): boolean {
    return this.tool.key({ key, shiftKey: false });
  }

  doubleClick(pane: number, x: number, y: number): void {
    this.tool.doubleClick(this.#at(pane, x, y));
  }

  #at(pane: number, x: number, y: number, held: Partial<ToolPointer> = {}): ToolPointer {
    const series = this.session.seriesOf(pane);
    const frame = this.session.frameOf(pane);
    if (!series || !frame) throw new Error('The pane shows nothing.');
    return {
      pane,
      point: imagePoint(x, y),
      shiftKey: false,
      ctrlKey: false,
      altKey: false,
      view: {
        series,
        frame,
        index: series.frames.indexOf(frame),
        window: null,
        chosenWindow: null,
        inverted: false,
        notes: [],
        scale: SCALE,
        width: frame.columns * SCALE,
        height: frame.rows * SCALE,
        toCanvas: ([px, py]: ImagePoint) => [px * SCALE, py * SCALE] as unknown as CanvasPoint,
        toImage: ([px, py]: CanvasPoint) => imagePoint(px / SCALE, py / SCALE),
      },
      ...held,
    };
  }
}

/** Points around a middle, the first one again at the end. */
export const ringAbout = (
  x: number,
  y: number,
  radius: number,
  count = 40,
): readonly (readonly [number, number])[] =>
  Array.from({ length: count + 1 }, (_, i) => {
    const t = (2 * Math.PI * i) / count;
    return [x + radius * Math.cos(t), y + radius * Math.sin(t)] as const;
  });

/** A name for a mark. */
export const newMarkId = (): MarkId => createUid() as MarkId;
