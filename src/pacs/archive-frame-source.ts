import { err, type Result } from '../base/result.ts';
import { nativeFrameBytes } from '../dicom/read/pixel-description.ts';
import { storedFrameNumber } from '../dicom/read/parsed-instance.ts';
import type { ParsedInstance } from '../dicom/read/parsed-instance.ts';
import {
  imageKeyOf,
  type EncodedFrame,
  type FrameSource,
  type ImageKey,
} from '../domain/image-series.ts';
import {
  checkFrameLength,
  isAboutCoding,
  type FrameAddress,
  type FrameCoding,
} from './frame-requests.ts';
import { describePacsError, isPassing, type PacsError } from './pacs-error.ts';
import { createTaskLanes } from '../base/task-lanes.ts';
import { createShared } from './shared-task.ts';

/** Gives frames of an archive; keeps those it fetched as long as there is room. */
export interface ArchiveFrameSource extends FrameSource {
  add(instance: ParsedInstance): void;
}

/** Asks the archive once for a frame; null when it came in a coding that is not read here. */
export type AskForFrame = (
  address: FrameAddress,
  coding: FrameCoding,
  signal: AbortSignal | undefined,
) => Promise<Result<EncodedFrame | null, PacsError>>;

/** Requests under way at once: as many as browsers open to one server with HTTP/1.1. */
const LANES = 6;

/** Encoded frames kept for when the screen changes and the decoded ones are let go. Unit: bytes. Our choice. */
const KEPT_BYTES = 256_000_000;

/** A passing failure is tried again after these times. Unit: ms. */
const RETRY_AFTER_MS = [500, 2000];

interface Known {
  readonly address: FrameAddress;
  readonly name: string;
  readonly nativeBytes: number;
}

/** An empty source. `wait` replaces the clock in tests. */
export function createArchiveFrameSource(
  ask: AskForFrame,
  wait: (ms: number) => Promise<void> = waitFor,
): ArchiveFrameSource {
  const known = new Map<ImageKey, Known>();
  const kept = createKept(KEPT_BYTES);
  const lanes = createTaskLanes(LANES);
  // Found out once: an archive that does not understand a wish will not learn it.
  let coding: FrameCoding = 'as-kept';

  const once = async (
    { address, nativeBytes }: Known,
    signal: AbortSignal | undefined,
  ): Promise<Result<EncodedFrame, PacsError>> => {
    const asked = coding;
    const answer = await ask(address, asked, signal);
    if (answer.ok && answer.value !== null) return checkFrameLength(answer.value, nativeBytes);
    const isRefused = answer.ok || isAboutCoding(answer.error);
    if (asked === 'as-kept' && isRefused) {
      coding = 'uncompressed';
      return once({ address, nativeBytes, name: '' }, signal);
    }
    if (answer.ok) {
      return err({ kind: 'wrong-type', expected: 'a coding that is read here', found: 'another' });
    }
    return answer;
  };

  const fetchFrame = async (
    frame: Known,
    signal: AbortSignal | undefined,
  ): Promise<EncodedFrame> => {
    for (let attempt = 0; ; attempt += 1) {
      const answer = await once(frame, signal);
      if (answer.ok) return answer.value;
      signal?.throwIfAborted();
      const pause = RETRY_AFTER_MS[attempt];
      if (pause === undefined || !isPassing(answer.error)) {
        throw new Error(`${frame.name}: ${describePacsError(answer.error)}`);
      }
      await wait(pause);
      signal?.throwIfAborted();
    }
  };

  const shared = createShared<ImageKey, EncodedFrame>(async (key, signal) => {
    const frame = known.get(key);
    if (frame === undefined) throw new Error(`The image ${key} is not in the opened study.`);
    const loaded = await lanes.run(() => fetchFrame(frame, signal), signal);
    kept.put(key, loaded);
    return loaded;
  });

  const load = async (key: ImageKey, signal?: AbortSignal): Promise<EncodedFrame> => {
    signal?.throwIfAborted();
    return kept.get(key) ?? copyOf(await shared(key, signal));
  };

  return {
    add(instance) {
      const { sopInstanceUid, seriesInstanceUid, fileName, rows, columns } = instance;
      for (const frame of instance.frames) {
        const { frameNumber, pixel } = frame;
        known.set(imageKeyOf({ sopInstanceUid, frameNumber }), {
          address: {
            studyInstanceUid: instance.study.studyInstanceUid,
            seriesInstanceUid,
            sopInstanceUid,
            frameNumber: storedFrameNumber(frame),
          },
          name: fileName,
          nativeBytes: nativeFrameBytes(pixel, rows, columns),
        });
      }
    },
    loadFrame: (key, signal) => load(key, signal),
    async prefetch(key, signal) {
      await load(key, signal);
    },
  };
}

const waitFor = (ms: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, ms);
  });

/** The decoder takes the bytes away with it. */
const copyOf = (frame: EncodedFrame): EncodedFrame => ({ ...frame, bytes: frame.bytes.slice() });

/** Keeps what was used last, up to a size. */
function createKept(mostBytes: number): {
  get(key: ImageKey): EncodedFrame | undefined;
  put(key: ImageKey, frame: EncodedFrame): void;
} {
  const frames = new Map<ImageKey, EncodedFrame>();
  let size = 0;
  const drop = (key: ImageKey): void => {
    size -= frames.get(key)?.bytes.length ?? 0;
    frames.delete(key);
  };
  return {
    get(key) {
      const frame = frames.get(key);
      if (frame === undefined) return undefined;
      frames.delete(key);
      frames.set(key, frame);
      return copyOf(frame);
    },
    put(key, frame) {
      drop(key);
      frames.set(key, frame);
      size += frame.bytes.length;
      for (const oldest of frames.keys()) {
        if (size <= mostBytes) return;
        drop(oldest);
      }
    },
  };
}
