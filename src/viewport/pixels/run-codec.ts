import { getWebWorkerManager, utilities } from '@cornerstonejs/core';
import { createTaskLanes } from '../../base/task-lanes.ts';
import { CodecTimeout, type CodecInput } from './codec.ts';
import type { StreamCoding } from './coded-stream.ts';
import type { PixelValues } from './pixel-values.ts';

/** The transfer syntax by which Cornerstone chooses its decoder. */
const syntaxOf: Readonly<Record<StreamCoding | 'none', string>> = {
  none: '1.2.840.10008.1.2.1',
  jpeg: '1.2.840.10008.1.2.4.50',
  'jpeg-extended': '1.2.840.10008.1.2.4.51',
  'jpeg-lossless': '1.2.840.10008.1.2.4.70',
  'jpeg-ls': '1.2.840.10008.1.2.4.80',
  'jpeg-2000': '1.2.840.10008.1.2.4.90',
  'ht-jpeg-2000': '1.2.840.10008.1.2.4.201',
};

/** The decoders, by the names under which Cornerstone's manager knows their workers. */
export const decoderNames: readonly string[] = Array.from(
  { length: Math.max(1, Math.min(4, navigator.hardwareConcurrency - 1)) },
  (_, index) => `decoder-${index}`,
);
const lanes = createTaskLanes(decoderNames.length);
/** Decoders whose worker has answered since it was made. */
const ready = new Set<string>();

/** A decoder at work this long without an answer hangs, of an image of a million pixels or less. Unit: ms. Our choice: it takes a tenth of it. */
const patienceMs = 3000;
/** For each million pixels more. Unit: ms. Our choice. */
const patienceForMore = 1000;
/** A worker that has not begun by then has not come from the server. Unit: ms. Our choice. */
const patienceForWorkerMs = 20_000;

/**
 * The values that Cornerstone's decoder makes of a frame, in a worker of its own. One that hangs or breaks is replaced:
 * it holds up no other image and leaves nothing behind for the next.
 * Errors: rejects with whatever the decoder throws, or a `CodecTimeout`.
 */
export const runCodec = (input: CodecInput): Promise<PixelValues> =>
  lanes.run(async (lane) => {
    const name = decoderNames[lane] ?? '';
    try {
      if (!ready.has(name)) await within(patienceForWorkerMs, decode(name, onePixel));
      ready.add(name);
      const more = Math.max((input.rows * input.columns) / 1e6 - 1, 0);
      return valuesOf(await within(patienceMs + more * patienceForMore, decode(name, input)));
    } catch (cause) {
      getWebWorkerManager().terminate(name);
      ready.delete(name);
      throw cause;
    }
  });

/** What any decoder can do: its answer says that the worker is there. */
const onePixel = {
  bytes: new Uint8Array(1),
  coding: 'none',
  rows: 1,
  columns: 1,
  bits: 8,
  samples: 1,
} as const;

let isQuiet = false;

function decode(name: string, input: CodecInput | typeof onePixel): Promise<unknown> {
  if (!isQuiet) {
    // It prints what a decoder throws; that is said on the pane, with the file's name.
    utilities.logger.coreLog.getLogger('webWorkerManager', 'webWorkerManager').setLevel('silent');
    isQuiet = true;
  }
  return getWebWorkerManager().executeTask(name, 'decodeTask', {
    imageFrame: {
      rows: input.rows,
      columns: input.columns,
      samplesPerPixel: input.samples,
      bitsAllocated: input.bits <= 8 ? 8 : 16,
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
}

async function within<T>(ms: number, task: Promise<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(new CodecTimeout('The decoder gave no answer.'));
    }, ms);
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
