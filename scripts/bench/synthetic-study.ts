import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { countingPixels, orientations, syntheticBytes } from '../../e2e/support/synthetic-image.ts';

/** How large a synthetic study is. Every other series is axial, the first sagittal. */
export interface StudySize {
  readonly series: number;
  readonly slicesPerSeries: number;
  /** Rows and columns of a slice. */
  readonly pixels: number;
}

/** Writes a study into a folder of its own, hands the folder out and removes it afterwards. */
export async function withStudy<T>(
  size: StudySize,
  use: (folder: string) => Promise<T>,
): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'thecal-bench-'));
  try {
    writeStudy(folder, size);
    return await use(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Writes the files of a study into a folder that is there. */
export function writeStudy(
  folder: string,
  { series: count, slicesPerSeries, pixels }: StudySize,
): void {
  const bytes = countingPixels(pixels * pixels, 0);
  const half = pixels / 2;
  for (let series = 1; series <= count; series += 1) {
    const isSagittal = series % 2 === 1;
    const inner = join(folder, `series-${series}`);
    mkdirSync(inner);
    for (let number = 1; number <= slicesPerSeries; number += 1) {
      const offset = number - slicesPerSeries / 2;
      const file = syntheticBytes({
        number,
        series: String(series),
        rows: pixels,
        columns: pixels,
        orientation: isSagittal ? orientations.sagittal : orientations.axial,
        position: isSagittal ? [offset, -half, half] : [-half, -half, offset],
        pixelData: { kind: 'native', bytes },
      });
      writeFileSync(join(inner, `${number}.dcm`), file);
    }
  }
}
