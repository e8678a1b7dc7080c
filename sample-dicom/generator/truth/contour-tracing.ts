export type Point2 = readonly [number, number];

/** A closed outline in a plane, first point not repeated. */
export type Loop = readonly Point2[];

/**
 * Traces where a function of the plane is zero, by marching squares on a grid of `step` with linear interpolation. Gives
 * closed loops around negative values (counter-clockwise in x right, y up) and, the other way round, around holes in them.
 * The function must be positive on the border of the window.
 */
export function traceZero(
  f: (x: number, y: number) => number,
  window: { readonly x0: number; readonly y0: number; readonly x1: number; readonly y1: number },
  step: number,
): readonly Loop[] {
  const nx = Math.ceil((window.x1 - window.x0) / step) + 1;
  const ny = Math.ceil((window.y1 - window.y0) / step) + 1;
  const values = new Float64Array(nx * ny);
  for (let j = 0; j < ny; j += 1) {
    for (let i = 0; i < nx; i += 1) {
      const border = i === 0 || j === 0 || i === nx - 1 || j === ny - 1;
      const value = f(window.x0 + i * step, window.y0 + j * step);
      values[j * nx + i] = border ? Math.max(step, value) : value === 0 ? 1e-9 : value;
    }
  }
  // A crossing is named by the grid edge it lies on: 2 * node for the edge to the right, 2 * node + 1 for the one above.
  const next = new Map<number, number>();
  const link = (from: number, to: number): void => {
    next.set(from, to);
  };
  for (let j = 0; j + 1 < ny; j += 1) {
    for (let i = 0; i + 1 < nx; i += 1) {
      const n = j * nx + i;
      const a = values[n] ?? 0;
      const b = values[n + 1] ?? 0;
      const c = values[n + nx + 1] ?? 0;
      const d = values[n + nx] ?? 0;
      const code = (a < 0 ? 1 : 0) | (b < 0 ? 2 : 0) | (c < 0 ? 4 : 0) | (d < 0 ? 8 : 0);
      if (code === 0 || code === 15) continue;
      const south = 2 * n;
      const east = 2 * (n + 1) + 1;
      const north = 2 * (n + nx);
      const west = 2 * n + 1;
      const middle = (a + b + c + d) / 4 < 0;
      switch (code) {
        case 1: link(south, west); break;
        case 2: link(east, south); break;
        case 3: link(east, west); break;
        case 4: link(north, east); break;
        case 5: if (middle) { link(south, east); link(north, west); } else { link(south, west); link(north, east); } break;
        case 6: link(north, south); break;
        case 7: link(north, west); break;
        case 8: link(west, north); break;
        case 9: link(south, north); break;
        case 10: if (middle) { link(west, south); link(east, north); } else { link(east, south); link(west, north); } break;
        case 11: link(east, north); break;
        case 12: link(west, east); break;
        case 13: link(south, east); break;
        case 14: link(west, south); break;
      } // prettier-ignore
    }
  }
  const place = (edge: number): Point2 => {
    const node = edge >> 1;
    const i = node % nx;
    const j = Math.floor(node / nx);
    const v0 = values[node] ?? 0;
    const upward = (edge & 1) === 1;
    const v1 = values[upward ? node + nx : node + 1] ?? 0;
    const t = v0 / (v0 - v1);
    return upward
      ? [window.x0 + i * step, window.y0 + (j + t) * step]
      : [window.x0 + (i + t) * step, window.y0 + j * step];
  };
  const loops: Loop[] = [];
  while (next.size > 0) {
    const first = next.keys().next().value;
    if (first === undefined) break;
    const loop: Point2[] = [];
    let edge: number | undefined = first;
    while (edge !== undefined && next.has(edge)) {
      loop.push(place(edge));
      const following: number | undefined = next.get(edge);
      next.delete(edge);
      edge = following;
    }
    if (loop.length >= 3) loops.push(loop);
  }
  return loops;
}

/** Signed area: positive counter-clockwise. */
export function areaOf(loop: Loop): number {
  let sum = 0;
  loop.forEach(([x, y], i) => {
    const [px, py] = loop[(i + 1) % loop.length] ?? [0, 0];
    sum += x * py - px * y;
  });
  return sum / 2;
}

export function centroidOf(loop: Loop): Point2 {
  let cx = 0;
  let cy = 0;
  let sum = 0;
  loop.forEach(([x, y], i) => {
    const [px, py] = loop[(i + 1) % loop.length] ?? [0, 0];
    const w = x * py - px * y;
    cx += (x + px) * w;
    cy += (y + py) * w;
    sum += w;
  });
  return [cx / (3 * sum), cy / (3 * sum)];
}

/** Distance from a point to an outline (its edge). */
export function distanceToLoop(p: Point2, loop: Loop): number {
  let best = 1e9;
  for (let i = 0; i < loop.length; i += 1) {
    const a = loop[i];
    const b = loop[(i + 1) % loop.length];
    if (a === undefined || b === undefined) continue;
    const dx = b[0] - a[0];
    const dy = b[1] - a[1];
    const length = dx * dx + dy * dy;
    const t =
      length === 0
        ? 0
        : Math.min(1, Math.max(0, ((p[0] - a[0]) * dx + (p[1] - a[1]) * dy) / length));
    best = Math.min(best, Math.hypot(p[0] - a[0] - t * dx, p[1] - a[1] - t * dy));
  }
  return best;
}

/** Leaves out points that lie within `tolerance` of the line between those kept (Douglas and Peucker 1973). */
export function thinLoop(loop: Loop, tolerance: number): Loop {
  const n = loop.length;
  if (n < 8) return loop;
  const keep = new Uint8Array(n + 1);
  const at = (i: number): Point2 => loop[i % n] ?? [0, 0];
  const half = Math.floor(n / 2);
  keep[0] = keep[half] = keep[n] = 1;
  const stack: [number, number][] = [
    [0, half],
    [half, n],
  ];
  for (let range = stack.pop(); range !== undefined; range = stack.pop()) {
    const [from, to] = range;
    const a = at(from);
    const b = at(to);
    const length = Math.hypot(b[0] - a[0], b[1] - a[1]);
    let worst = 0;
    let index = -1;
    for (let i = from + 1; i < to; i += 1) {
      const p = at(i);
      const d =
        length < 1e-9
          ? Math.hypot(p[0] - a[0], p[1] - a[1])
          : Math.abs((b[0] - a[0]) * (a[1] - p[1]) - (a[0] - p[0]) * (b[1] - a[1])) / length;
      if (d > worst) {
        worst = d;
        index = i;
      }
    }
    if (worst > tolerance && index > 0) {
      keep[index] = 1;
      stack.push([from, index], [index, to]);
    }
  }
  return loop.filter((_, i) => keep[i] === 1);
}
