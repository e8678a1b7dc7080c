import type { Locator, Page } from '@playwright/test';
import type { PaneView } from '../../src/editor/ports.ts';
import type { Reading } from '../../src/domain/reading.ts';
import type { ImagePoint } from '../../src/geometry/spaces.ts';
import { waitForIdle } from '../support/idle.ts';

/** A point in image pixels: column, row; the origin is the outer corner of the first pixel. */
export type ImageXY = readonly [x: number, y: number];

/** What an image pane shows of itself to tests: the view it draws, or null while there is none. */
interface PaneElement extends HTMLElement {
  readonly view: PaneView | null;
}

/** A point of the patient. Space/unit: LPS mm. */
export type PatientXYZ = readonly [x: number, y: number, z: number];

/** The reading screen as tests look into it: the state that its views draw. */
interface ReadScreenElement extends HTMLElement {
  readonly session: { readonly state: { readonly reading: Reading } };
}

/** The reading screen. Marks are made with the mouse, where a reader would make them. */
export class ReadPage {
  constructor(private readonly page: Page) {}

  /** The image panes, in reading order. */
  panes(): Locator {
    return this.page.locator('thecal-viewport');
  }

  /**
   * Where points of the image shown in a pane lie on the screen. Unit: CSS px from the page's corner.
   * A pane takes a new size with the display frame after it: a reader sees that frame first, and so does this.
   */
  async onScreen(pane: Locator, points: readonly ImageXY[]): Promise<readonly ImageXY[]> {
    await pane.evaluate(nextFrame);
    return pane.evaluate<ImageXY[], ImageXY[], PaneElement>(
      (element, wanted) => {
        const { view } = element;
        if (view === null) throw new Error('the pane shows no image');
        const box = element.getBoundingClientRect();
        return wanted.map((point) => {
          const [x, y] = view.toCanvas(point as ImagePoint);
          return [box.left + x, box.top + y];
        });
      },
      [...points],
    );
  }

  /** Clicks at a point of the image. */
  async clickAt(pane: Locator, point: ImageXY): Promise<void> {
    const [at] = await this.onScreen(pane, [point]);
    if (at === undefined) return;
    await this.page.mouse.click(at[0], at[1]);
    await waitForIdle(this.page);
  }

  /** Draws along points of the image with the button held down, back to the first when `isClosed`. */
  async drawAlong(pane: Locator, points: readonly ImageXY[], isClosed = true): Promise<void> {
    const path = await this.onScreen(pane, points);
    const [first, ...rest] = path;
    if (first === undefined) return;
    await this.page.mouse.move(first[0], first[1]);
    await this.page.mouse.down();
    for (const [x, y] of isClosed ? [...rest, first] : rest) await this.page.mouse.move(x, y);
    await this.page.mouse.up();
    await waitForIdle(this.page);
  }

  /** Moves through the slices of a pane with the wheel; positive is forward. */
  async scroll(pane: Locator, steps: number): Promise<void> {
    await pane.hover();
    for (let step = 0; step < Math.abs(steps); step += 1) {
      await this.page.mouse.wheel(0, Math.sign(steps) * 100);
    }
    // Turns of the wheel are handed to the page with its display frames.
    await pane.evaluate(nextFrame);
    await waitForIdle(this.page);
  }

  /** Waits until both panes of a screen show an image, also when another screen with panes is being left. */
  async waitForImages(screen: 'read' | 'board' | 'quiz' = 'read'): Promise<void> {
    await this.page.locator(`thecal-${screen}-screen thecal-viewport`).nth(1).waitFor();
    await waitForIdle(this.page);
  }

  /** Presses keys one after the other. */
  async press(...keys: readonly string[]): Promise<void> {
    for (const key of keys) await this.page.keyboard.press(key);
    await waitForIdle(this.page);
  }

  /** The reading as it stands. */
  reading(): Promise<Reading> {
    return this.page
      .locator('thecal-read-screen')
      .evaluate((screen: ReadScreenElement) => screen.session.state.reading);
  }

  /** The SOP instance that a pane shows. */
  imageIn(pane: Locator): Promise<string> {
    return pane.evaluate((element: PaneElement) => element.view?.frame.sopInstanceUid ?? '');
  }

  /** Points of the patient as points of the image that a pane shows, by the frame's own geometry. */
  toImagePoints(pane: Locator, points: readonly PatientXYZ[]): Promise<ImageXY[]> {
    return pane.evaluate<ImageXY[], PatientXYZ[], PaneElement>(
      (element, wanted) => {
        const plane = element.view?.frame.plane;
        if (!plane) throw new Error('the pane shows no image with geometry');
        const dot = (a: readonly number[], b: readonly number[]): number =>
          a.reduce((sum, value, i) => sum + value * (b[i] ?? 0), 0);
        return wanted.map((point): ImageXY => {
          const offset = point.map((value, i) => value - (plane.imagePositionPatient[i] ?? 0));
          return [
            dot(offset, plane.rowDirection) / plane.columnSpacingMm + 0.5,
            dot(offset, plane.columnDirection) / plane.rowSpacingMm + 0.5,
          ];
        });
      },
      [...points],
    );
  }

  /** Scrolls a pane until it shows an SOP instance. */
  async goToImage(pane: Locator, sopInstanceUid: string): Promise<void> {
    const steps = await pane.evaluate<number, string, PaneElement>((element, wanted) => {
      const { view } = element;
      const frames = view?.series.frames ?? [];
      const steps =
        frames.findIndex((frame) => frame.sopInstanceUid === wanted) - (view?.index ?? 0);
      // Axial frames are kept from the foot up, and the wheel turns down the body.
      return view?.series.plane.nearest === 'axial' ? -steps : steps;
    }, sopInstanceUid);
    await this.scroll(pane, steps);
  }
}

/** Ends when the page has drawn once more. */
const nextFrame = (): Promise<void> =>
  new Promise((drawn) => requestAnimationFrame(() => setTimeout(drawn)));
