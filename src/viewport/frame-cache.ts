/** Whoever shows frames says how far each is from the one in view; `Infinity` for what it does not show. Unit: slices. */
export type FrameDistance = (id: string) => number;

/** As much as is kept where nothing is known of the device. Unit: bytes. Our choice. */
const MOST_BYTES = 1_000_000_000;

/** The most that decoded frames may take: 1 GB, or a quarter of a smaller device's memory. Unit: GB in, bytes out. */
export const frameCeiling = (deviceMemoryGb: number | undefined): number =>
  Math.min(MOST_BYTES, ((deviceMemoryGb ?? Infinity) * 1e9) / 4);

interface Kept<T> {
  readonly frame: T;
  readonly bytes: number;
  usedAt: number;
}

/** What a cache is made with. */
export interface FrameCacheOptions<T> {
  readonly ceilingBytes: number;
  readonly sizeOf: (frame: T) => number;
  readonly load: (id: string, signal: AbortSignal) => Promise<T>;
  /** Told of every frame that goes. */
  readonly dropped: (id: string) => void;
}

/**
 * Decoded frames up to a ceiling. Beyond it those go that nobody shows, the least recently used first, then the farthest
 * from what is in view. Each frame is loaded once, however many ask for it.
 */
export class FrameCache<T> {
  readonly #options: FrameCacheOptions<T>;
  readonly #kept = new Map<string, Kept<T>>();
  readonly #coming = new Map<string, Promise<T>>();
  readonly #distances = new Set<FrameDistance>();
  #abort = new AbortController();
  #bytes = 0;
  #clock = 0;

  constructor(options: FrameCacheOptions<T>) {
    this.#options = options;
  }

  /** What the frames take now. Unit: bytes. */
  get bytes(): number {
    return this.#bytes;
  }

  /** A frame that is decoded; null for any other. */
  get(id: string): T | null {
    const kept = this.#kept.get(id);
    if (!kept) return null;
    kept.usedAt = ++this.#clock;
    return kept.frame;
  }

  has(id: string): boolean {
    return this.#kept.has(id);
  }

  /** Errors: rejects as the loader does; asked again, it is tried again. */
  load(id: string): Promise<T> {
    const kept = this.get(id);
    if (kept) return Promise.resolve(kept);
    const under = this.#coming.get(id);
    if (under) return under;
    const coming = this.#options.load(id, this.#abort.signal).then(
      (frame) => {
        // What comes after the study was left is nobody's.
        if (this.#coming.get(id) === coming) this.#keep(id, frame);
        return frame;
      },
      (cause: unknown) => {
        if (this.#coming.get(id) === coming) this.#coming.delete(id);
        throw cause;
      },
    );
    this.#coming.set(id, coming);
    return coming;
  }

  /** Whether a frame that far away would stay if it were loaded now. */
  hasRoomFor(distance: number): boolean {
    if (this.#bytes + this.#meanBytes() <= this.#options.ceilingBytes) return true;
    for (const id of this.#kept.keys()) if (this.#distanceOf(id) > distance) return true;
    return false;
  }

  /** Keeps what is near to a view longest. Returns the way to stop it. */
  watch(distance: FrameDistance): () => void {
    this.#distances.add(distance);
    return () => this.#distances.delete(distance);
  }

  /** Lets every frame go and gives up those on their way. */
  clear(): void {
    this.#abort.abort();
    this.#abort = new AbortController();
    this.#coming.clear();
    for (const id of this.#kept.keys()) this.#options.dropped(id);
    this.#kept.clear();
    this.#bytes = 0;
  }

  #keep(id: string, frame: T): void {
    this.#coming.delete(id);
    const bytes = this.#options.sizeOf(frame);
    this.#kept.set(id, { frame, bytes, usedAt: ++this.#clock });
    this.#bytes += bytes;
    if (this.#bytes > this.#options.ceilingBytes) this.#makeRoom();
  }

  #makeRoom(): void {
    const leaving = [...this.#kept].map(([id, { bytes, usedAt }]) => ({
      id,
      usedAt,
      bytes,
      distance: this.#distanceOf(id),
    }));
    leaving.sort((a, b) =>
      a.distance === b.distance ? a.usedAt - b.usedAt : b.distance - a.distance,
    );
    for (const { id, bytes, distance } of leaving) {
      // What is in view stays, were it alone too large.
      if (this.#bytes <= this.#options.ceilingBytes || distance === 0) return;
      this.#kept.delete(id);
      this.#bytes -= bytes;
      this.#options.dropped(id);
    }
  }

  #distanceOf(id: string): number {
    let nearest = Infinity;
    for (const distance of this.#distances) nearest = Math.min(nearest, distance(id));
    return nearest;
  }

  #meanBytes(): number {
    return this.#kept.size === 0 ? 0 : this.#bytes / this.#kept.size;
  }
}
