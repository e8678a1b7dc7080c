/** The vertebrae of the model, head to tail. `T13` and `L6` appear in transitional spines only. */
export type VertebraName =
  | 'C2' | 'C3' | 'C4' | 'C5' | 'C6' | 'C7'
  | 'T1' | 'T2' | 'T3' | 'T4' | 'T5' | 'T6' | 'T7' | 'T8' | 'T9' | 'T10' | 'T11' | 'T12' | 'T13'
  | 'L1' | 'L2' | 'L3' | 'L4' | 'L5' | 'L6'
  | 'S1' | 'S2'; // prettier-ignore

export type Region = 'cervical' | 'thoracic' | 'lumbar' | 'sacral';

/** Sizes of one vertebra and of the canal at its level. Unit: mm, degrees. */
export interface VertebraDimensions {
  readonly name: VertebraName;
  readonly region: Region;
  /** Endplate width and depth, height of the body at the back. */
  readonly width: number;
  readonly depth: number;
  readonly height: number;
  /** Height of the disc below. */
  readonly discBelow: number;
  /** Width (RL) and depth (AP) of the bony canal. */
  readonly canalWidth: number;
  readonly canalDepth: number;
  readonly pedicleWidth: number;
  readonly pedicleHeight: number;
  /** Length and downward slope of the spinous process. */
  readonly spinousLength: number;
  readonly spinousSlope: number;
  /** Half the distance between the tips of the transverse processes. */
  readonly transverseReach: number;
  /** Forward lean of the body, lying supine: positive when its upper end lies in front of its lower end. */
  readonly lean: number;
}

type Row = readonly [
  VertebraName, Region, number, number, number, number, number, number, number, number, number, number, number, number,
]; // prettier-ignore

/**
 * Bodies, canal, pedicles and processes: rounded from Panjabi et al., "Human cervical / thoracic / lumbar vertebrae:
 * quantitative three-dimensional anatomy" (Spine 1991;16:861-869 and 888-901; Spine 1992;17:299-306). Discs: Kunkel et
 * al., J Anat 2011;219:375-387 (thoracic) and common lumbar values. Lean: 32 degrees of thoracic kyphosis and 50 of
 * lumbar lordosis, the middle of what is published for supine adults. Slope and length of the spinous processes are
 * drawn from atlases, not measured.
 *
 * Columns: width, depth, height, disc below, canal width, canal depth, pedicle width, pedicle height, spinous length,
 * spinous slope, transverse reach, lean.
 */
const ROWS: readonly Row[] = [
  ['C2', 'cervical', 16.5, 15.5, 19.5, 4.8, 24.5, 18.0, 7.5, 9.0, 20, 20, 27, -2],
  ['C3', 'cervical', 16.5, 15.6, 12.0, 5.0, 23.0, 15.6, 5.6, 7.4, 16, 20, 25, 1],
  ['C4', 'cervical', 17.2, 15.9, 11.8, 5.0, 23.8, 15.2, 5.4, 7.4, 16, 20, 25, 5],
  ['C5', 'cervical', 17.8, 16.5, 11.7, 5.2, 24.6, 15.2, 5.6, 7.0, 17, 22, 26, 9],
  ['C6', 'cervical', 19.0, 16.8, 11.6, 5.4, 25.2, 15.2, 6.0, 7.3, 21, 24, 27, 14],
  ['C7', 'cervical', 21.5, 16.8, 12.8, 5.0, 24.4, 15.2, 6.6, 7.6, 30, 26, 32, 19],
  ['T1', 'thoracic', 25.0, 17.2, 14.2, 4.2, 21.8, 16.2, 8.5, 9.6, 31, 32, 37, 21],
  ['T2', 'thoracic', 25.0, 18.2, 15.4, 4.0, 19.4, 15.8, 8.0, 11.0, 29, 40, 34, 20],
  ['T3', 'thoracic', 25.2, 19.4, 15.8, 3.8, 18.2, 15.8, 6.6, 11.5, 28, 46, 32, 18],
  ['T4', 'thoracic', 25.4, 21.0, 16.2, 3.8, 17.4, 16.0, 5.4, 11.8, 28, 50, 31, 16],
  ['T5', 'thoracic', 25.8, 22.2, 16.6, 3.9, 17.4, 16.0, 5.4, 11.9, 28, 54, 30, 13],
  ['T6', 'thoracic', 26.6, 23.6, 17.3, 4.0, 17.4, 16.2, 5.6, 12.0, 28, 56, 30, 10],
  ['T7', 'thoracic', 27.6, 24.8, 18.0, 4.3, 17.4, 16.2, 5.8, 12.1, 28, 56, 29, 7],
  ['T8', 'thoracic', 28.8, 26.0, 18.7, 4.6, 17.6, 16.2, 6.4, 12.5, 28, 54, 29, 3],
  ['T9', 'thoracic', 30.2, 27.2, 19.4, 5.0, 17.9, 16.0, 6.9, 13.5, 28, 48, 28, 0],
  ['T10', 'thoracic', 32.2, 28.4, 20.4, 5.5, 18.2, 15.8, 7.6, 14.6, 27, 38, 27, -3],
  ['T11', 'thoracic', 35.0, 29.6, 21.5, 6.2, 19.4, 16.2, 8.8, 16.6, 25, 26, 23, -6],
  ['T12', 'thoracic', 38.6, 31.0, 22.8, 7.2, 22.2, 17.6, 8.6, 16.4, 25, 16, 21, -9],
  ['L1', 'lumbar', 41.4, 33.4, 24.0, 8.4, 23.7, 18.6, 8.4, 15.8, 29, 9, 36, -11],
  ['L2', 'lumbar', 43.0, 34.2, 24.5, 9.6, 23.8, 18.2, 8.6, 15.2, 30, 8, 39, -9],
  ['L3', 'lumbar', 44.6, 34.8, 24.6, 10.6, 24.3, 17.8, 10.0, 14.6, 31, 7, 43, -3],
  ['L4', 'lumbar', 46.8, 35.2, 24.6, 11.2, 25.4, 18.4, 12.6, 15.4, 29, 8, 41, 6],
  ['L5', 'lumbar', 48.4, 35.0, 24.0, 10.6, 27.1, 19.0, 16.4, 17.0, 24, 12, 43, 20],
  ['S1', 'sacral', 48.0, 31.0, 28.0, 2.2, 28.5, 16.5, 18.0, 20.0, 14, 30, 48, 39],
  ['S2', 'sacral', 40.0, 20.0, 23.0, 2.0, 24.0, 12.0, 16.0, 18.0, 10, 45, 42, 50],
]; // prettier-ignore

function fromRow(row: Row): VertebraDimensions {
  const [
    name, region, width, depth, height, discBelow, canalWidth, canalDepth, pedicleWidth, pedicleHeight,
    spinousLength, spinousSlope, transverseReach, lean,
  ] = row; // prettier-ignore
  return {
    name, region, width, depth, height, discBelow, canalWidth, canalDepth, pedicleWidth, pedicleHeight,
    spinousLength, spinousSlope, transverseReach, lean,
  }; // prettier-ignore
}

/** How a spine departs from the usual count. */
export type Transitional = 'none' | 't13' | 'l6';

/** The vertebrae of a spine, head to tail, for a person whose column is `stature` times the table's length. */
export function listDimensions(
  stature: number,
  transitional: Transitional,
): readonly VertebraDimensions[] {
  const breadth = Math.sqrt(stature);
  const scaled = ROWS.map(fromRow).map((d) => ({
    ...d,
    width: d.width * breadth,
    depth: d.depth * breadth,
    height: d.height * stature,
    discBelow: d.discBelow * stature,
    pedicleHeight: d.pedicleHeight * stature,
    spinousLength: d.spinousLength * breadth,
    transverseReach: d.transverseReach * breadth,
  }));
  if (transitional === 'none') return scaled;
  const [after, name, extra] =
    transitional === 't13'
      ? (['T12', 'T13', { transverseReach: 20 }] as const)
      : (['L5', 'L6', { lean: 27, height: 23 * stature }] as const);
  const index = scaled.findIndex((d) => d.name === after);
  const model = scaled[index];
  if (model === undefined) throw new Error(`No ${after} in the table of vertebrae.`);
  return [...scaled.slice(0, index + 1), { ...model, ...extra, name }, ...scaled.slice(index + 1)];
}
