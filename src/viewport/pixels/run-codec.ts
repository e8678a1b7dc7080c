import { getWebWorkerManager, utilities } from '@cornerstonejs/core';
import { CodecTimeout, type CodecInput } from './codec.ts';
import type { StreamCoding } from './coded-stream.ts';
import type { PixelValues } from './pixel-values.ts';

/** The transfer syntax by which Cornerstone chooses its decoder. */
const syntaxOf: Readonly<Record<StreamCoding, string>> = {
  jpeg: '1.2.840.10008.1.2.4.50',
  'jpeg-extended': '1.2.840.10008.1.2.4.51',
  'jpeg-lossless': '1.2.840.10008.1.2.4.70',
  'jpeg-ls': '1.2.840.10008.1.2.4.80',
  'jpeg-2000': '1.2.840.10008.1.2.4.90',
  'ht-jpeg-2000': '1.2.840.10008.1.2.4.201',
};

/** The workers that Cornerstone's image loader registers. */
const workers = 'dicomImageLoader';

/** A decoder at work this long without an answer hangs. Unit: ms. Our choice: the largest image takes a tenth of it. */
const patienceMs = 20_000;

let isQuiet = false;

/** The values that Cornerstone's decoder makes of a frame, in its workers. Errors: rejects with whatever the decoder throws, or a `CodecTimeout`. */
export async function runCodec(input: CodecInput): Promise<PixelValues> {
  if (!isQuiet) {
    // It prints what a decoder throws; that is said on the pane, with the file's name.
    utilities.logger.coreLog.getLogger('webWorkerManager', 'webWorkerManager').setLevel('silent');
    isQuiet = true;
  }
  const manager = getWebWorkerManager();
  const bitsAllocated = input.bits <= 8 ? 8 : 16;
  const task: Promise<unknown> = manager.executeTask(workers, 'decodeTask', {
    imageFrame: {
      rows: input.rows,
      columns: input.columns,
      samplesPerPixel: input.samples,
      bitsAllocated,
      // The sign is put back by us, once it is known how many bits a value has.
      pixelRepresentation: 0,
      planarConfiguration: 0,
      photometricInterpretation: input.samples === 1 ? 'MONOCHROME2' : 'RGB',
    },
    transferSyntax: syntaxOf[input.coding],
    // A view of a larger buffer would be copied to the worker with all of it.
    pixelData: input.bytes.slice(),
    options: { preScale: { enabled: false } },
    decodeConfig: {},
  });
  const decoded = await withinPatience(task, () => {
    manager.terminate(workers);
  });
  return valuesOf(decoded);
}

async function withinPatience<T>(task: Promise<T>, giveUp: () => void): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      giveUp();
      reject(new CodecTimeout('The decoder gave no answer.'));
    }, patienceMs);
  });
  try {
    return await Promise.race([task, late]);
  } finally {
    clearTimeout(timer);
  }
}

function valuesOf(decoded: unknown): PixelValues {
  const values =
    typeof decoded === 'object' && decoded !== null && 'pixelData' in decoded
      ? decoded.pixelData
      : null;
  if (!ArrayBuffer.isView(values) || values instanceof DataView) {
    throw new TypeError('The decoder gave no values.');
  }
  return values as PixelValues;
}
