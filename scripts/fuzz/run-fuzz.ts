import { mutated, someMutations, type Mutation, type Random } from './mutate.ts';
import type { FuzzTarget } from './targets.ts';

/** An input that did not end in a picture, a reading or a sentence. */
export interface FuzzFailure {
  readonly target: FuzzTarget;
  /** The smallest set of changes that still fails, made to its seed. */
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly reason: string;
}

/** An input that is not done by then hangs. Unit: ms. */
const patienceMs = 5000;

/** Reads one spoiled file of a target; null when it ended as it should. */
export async function fuzzOnce(target: FuzzTarget, random: Random): Promise<FuzzFailure | null> {
  const seed = target.seeds[random(target.seeds.length)] ?? new Uint8Array(0);
  const mutations = someMutations(random, seed.length);
  const reason = await reasonOf(target, mutated(seed, mutations));
  if (reason === null) return null;
  const fewest = await minimised(target, seed, mutations);
  return { target, bytes: mutated(seed, fewest), reason };
}

/** Leaves changes out as long as the file still fails. */
async function minimised(
  target: FuzzTarget,
  seed: Uint8Array,
  mutations: readonly Mutation[],
): Promise<readonly Mutation[]> {
  for (const [index] of mutations.entries()) {
    const fewer = mutations.toSpliced(index, 1);
    if (fewer.length > 0 && (await reasonOf(target, mutated(seed, fewer))) !== null) {
      return minimised(target, seed, fewer);
    }
  }
  return mutations;
}

async function reasonOf(
  target: FuzzTarget,
  bytes: Uint8Array<ArrayBuffer>,
): Promise<string | null> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<string>((resolve) => {
    timer = setTimeout(() => {
      resolve(`no end after ${patienceMs} ms`);
    }, patienceMs);
  });
  const run = target.run(bytes).then(
    () => null,
    (cause: unknown) => (cause instanceof Error ? (cause.stack ?? cause.message) : String(cause)),
  );
  try {
    return await Promise.race([run, late]);
  } catch (cause) {
    return String(cause);
  } finally {
    clearTimeout(timer);
  }
}
