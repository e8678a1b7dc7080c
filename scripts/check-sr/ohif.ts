import { metaData, utilities } from '@cornerstonejs/core';
import type { ImagePlane } from '../../src/geometry/spaces.ts';

/** Gives the code of OHIF what it asks of every image; `plane` holds for all of them. */
export function describeImages(
  plane: ImagePlane,
  more: Readonly<Record<string, unknown>> = {},
): void {
  const facts: Readonly<Record<string, unknown>> = {
    imagePlaneModule: {
      imagePositionPatient: plane.imagePositionPatient,
      rowCosines: plane.rowDirection,
      columnCosines: plane.columnDirection,
      rowPixelSpacing: plane.rowSpacingMm,
      columnPixelSpacing: plane.columnSpacingMm,
      frameOfReferenceUID: '2.25.1',
    },
    ...more,
  };
  metaData.addProvider((type: string) => facts[type]);
  // It says of every group without graphics that it passes it over.
  utilities.logger.adaptersLog.getLogger('Cornerstone3D.MeasurementReport').setLevel('error');
}
