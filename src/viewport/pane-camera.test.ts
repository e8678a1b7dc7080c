import { describe, expect, it } from 'vitest';
import type { ImageFrame } from '../domain/image-series.ts';
import { imagePoint } from '../geometry/image-point.ts';
import type { PatientPoint, Vector3 } from '../geometry/spaces.ts';
import { fillingCamera, fittingCamera, pictureMatrix, zoomedAt } from './pane-camera.ts';
import { viewTransform } from './view-transform.ts';

/** 100 columns of 0.5 mm and 200 rows of 0.5 mm: 50 x 100 mm. */
const frameOf = (rowDirection: Vector3, columnDirection: Vector3): ImageFrame =>
  ({
    rows: 200,
    columns: 100,
    plane: {
      imagePositionPatient: [0, 0, 0] as unknown as PatientPoint,
      rowDirection,
      columnDirection,
      rowSpacingMm: 0.5,
      columnSpacingMm: 0.5,
    },
  }) as unknown as ImageFrame;

const axial = frameOf([1, 0, 0], [0, 1, 0]);
const size = { width: 400, height: 400 };

describe('pane camera', () => {
  it('shows the whole picture: its longer side fills the pane', () => {
    // 100 mm on 400 px.
    expect(fittingCamera(axial, size)).toEqual({ zoom: 4, pan: [0, 0] });
    const { toCanvas, scale } = viewTransform(pictureMatrix(axial, { zoom: 4, pan: [0, 0] }, size));
    expect(toCanvas(imagePoint(50, 100))).toEqual([200, 200]);
    // 50 mm are 200 px wide: from 100 to 300.
    expect(toCanvas(imagePoint(0, 0))).toEqual([100, 0]);
    expect(scale).toBe(2);
  });

  it('fills the pane a third more at most', () => {
    expect(fillingCamera(axial, size, null).zoom).toBeCloseTo(4 * 1.35, 9);
  });

  it('shows the whole height about a focus, without a margin that the picture could fill', () => {
    // 100 mm on 400 px is less than 400 px for 40 mm: zoom 4, 200 px wide, so the picture stays in the middle.
    const tall = { point: imagePoint(10, 20), span: 40, isHeightWhole: true };
    expect(fillingCamera(axial, size, tall)).toEqual({ zoom: 4, pan: [0, 0] });
    // In a pane of 100 x 400 px the 200 px move 50 px at most.
    expect(fillingCamera(axial, { width: 100, height: 400 }, { ...tall, span: 10 })).toEqual({
      zoom: 4,
      pan: [50, 0],
    });
  });

  it('brings a focus to the middle and its span to the shorter side', () => {
    const camera = fillingCamera(axial, size, { point: imagePoint(20, 30), span: 40 });
    expect(camera.zoom).toBe(10);
    const [x, y] = viewTransform(pictureMatrix(axial, camera, size)).toCanvas(imagePoint(20, 30));
    expect([x, y]).toEqual([200, 200]);
  });

  it('keeps what lies under the pointer there while it zooms', () => {
    const camera = { zoom: 4, pan: [10, -20] as const };
    const at = (one: typeof camera) => viewTransform(pictureMatrix(axial, one, size));
    const under = at(camera).toImage([310, 90] as never);
    const zoomed = zoomedAt(camera, 1.7, [310, 90], size) as typeof camera;
    const [x, y] = at(zoomed).toCanvas(under);
    expect(x).toBeCloseTo(310, 9);
    expect(y).toBeCloseTo(90, 9);
  });

  it('mirrors an axial picture whose rows run to the right of the patient', () => {
    const mirrored = frameOf([-1, 0, 0], [0, 1, 0]);
    const { toCanvas } = viewTransform(pictureMatrix(mirrored, { zoom: 4, pan: [0, 0] }, size));
    expect(toCanvas(imagePoint(0, 0))).toEqual([300, 0]);
  });

  it('turns a picture whose rows run along the body, and fits it as turned', () => {
    // Rows to the feet, columns to the front: a quarter clockwise the row runs down and the column to the left.
    const lying = frameOf([0, 0, -1], [0, -1, 0]);
    // 100 mm wide as turned, 50 mm high.
    const camera = fittingCamera(lying, size);
    expect(camera.zoom).toBe(4);
    const { toCanvas } = viewTransform(pictureMatrix(lying, camera, size));
    expect(toCanvas(imagePoint(0, 0))).toEqual([400, 100]);
    expect(toCanvas(imagePoint(100, 0))).toEqual([400, 300]);
  });
});
