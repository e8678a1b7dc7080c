import type { Compartment } from '../../domain/compartment.ts';

/** The drawing's own units; the middle line is at half the width, R on the left as seen from below. */
export const SCHEMATIC_SIZE = { width: 440, height: 420 } as const;

const CENTRE_X = SCHEMATIC_SIZE.width / 2;

/** Middle of the canal and the radii of its rings. */
export const CANAL = { x: CENTRE_X, y: 248, bone: 62, sac: 46, cordX: 23, cordY: 18 } as const;

/** The edge of the vertebral body, which cuts its six sectors. */
export const BODY_PATH =
  'M122 30 C162 10 278 10 318 30 C346 46 350 102 330 150 C319 172 301 184 281 180 C250 171 190 171 159 180 C139 184 121 172 110 150 C90 102 94 46 122 30 Z';

/** One compartment's place in the drawing. */
export interface SectorShape {
  readonly compartment: Compartment;
  readonly path: string;
  /** Where its focus and its tooltip sit. */
  readonly centre: readonly [number, number];
  /** Whether the body's edge cuts it. */
  readonly inBody: boolean;
  /** Soft tissue and openings have a dashed edge, bone a solid one. */
  readonly tissue: 'bone' | 'soft';
}

const BODY_COLUMNS = [
  ['right', 84, 178],
  ['middle', 178, 262],
  ['left', 262, 356],
] as const;
const BODY_ROWS = [
  ['anterior', 6, 98],
  ['posterior', 98, 188],
] as const;

function bodySectors(): readonly SectorShape[] {
  return BODY_ROWS.flatMap(([row, top, bottom]) =>
    BODY_COLUMNS.map(([column, left, right]): SectorShape => ({
      compartment: `body-${row}-${column}`,
      path: `M${left} ${top} H${right} V${bottom} H${left} Z`,
      centre: [
        column === 'middle' ? 220 : column === 'right' ? 142 : 298,
        row === 'anterior' ? 60 : 134,
      ],
      inBody: true,
      tissue: 'bone',
    })),
  );
}

/** The right side, drawn on the left; the left side is its mirror image. */
const RIGHT_SIDE = [
  {
    stem: 'paraspinal',
    path: 'M84 44 C54 60 36 110 26 158 C21 184 15 204 8 222 L94 150 C84 122 78 82 84 44 Z',
    centre: [52, 132],
    tissue: 'soft',
  },
  {
    stem: 'costovertebral',
    path: 'M100 156 C78 178 46 208 16 234 C10 242 18 262 32 258 C62 240 94 222 112 198 L118 180 Z',
    centre: [66, 216],
    tissue: 'bone',
  },
  {
    stem: 'pedicle',
    path: 'M126 176 L162 184 L171 207 L158 226 L118 222 Z',
    centre: [146, 203],
    tissue: 'bone',
  },
  {
    stem: 'foramen',
    path: 'M117 229 L155 232 C152 242 152 252 155 262 L118 264 C108 252 108 240 117 229 Z',
    centre: [132, 247],
    tissue: 'soft',
  },
  {
    stem: 'transverse-process',
    path: 'M112 270 L114 298 L42 310 C20 312 14 286 32 280 Z',
    centre: [66, 292],
    tissue: 'bone',
  },
  {
    stem: 'facet',
    path: 'M119 270 L154 268 L166 286 L150 308 L121 303 Z',
    centre: [142, 287],
    tissue: 'bone',
  },
  {
    stem: 'lamina',
    path: 'M154 312 L171 290 C182 306 196 314 209 316 L204 343 C184 338 168 328 154 312 Z',
    centre: [182, 322],
    tissue: 'bone',
  },
] as const;

/** A path of M, L, C, H-free commands mirrored at the middle line. */
function mirrored(path: string): string {
  return path.replace(
    /(-?[\d.]+) (-?[\d.]+)/g,
    (_, x: string, y: string) => `${SCHEMATIC_SIZE.width - Number(x)} ${y}`,
  );
}

function sidedSectors(): readonly SectorShape[] {
  return RIGHT_SIDE.flatMap(({ stem, path, centre, tissue }): readonly SectorShape[] => [
    { compartment: `${stem}-right`, path, centre, inBody: false, tissue },
    {
      compartment: `${stem}-left`,
      path: mirrored(path),
      centre: [SCHEMATIC_SIZE.width - centre[0], centre[1]],
      inBody: false,
      tissue,
    },
  ]);
}

/** A quarter of the ring between bone and sac, around `middleDeg` (0 to the viewer's right, 90 down). */
function epiduralQuarter(middleDeg: number): string {
  const at = (radius: number, deg: number): string => {
    const angle = (deg * Math.PI) / 180;
    return `${(CANAL.x + radius * Math.cos(angle)).toFixed(2)} ${(CANAL.y + radius * Math.sin(angle)).toFixed(2)}`;
  };
  const from = middleDeg - 45;
  const to = middleDeg + 45;
  return [
    `M${at(CANAL.bone, from)} A${CANAL.bone} ${CANAL.bone} 0 0 1 ${at(CANAL.bone, to)}`,
    `L${at(CANAL.sac, to)} A${CANAL.sac} ${CANAL.sac} 0 0 0 ${at(CANAL.sac, from)} Z`,
  ].join(' ');
}

function canalSectors(): readonly SectorShape[] {
  const middle = (CANAL.bone + CANAL.sac) / 2;
  const quarters = [
    ['epidural-ventral', 270],
    ['epidural-right', 180],
    ['epidural-left', 0],
    ['epidural-dorsal', 90],
  ] as const;
  const ellipse = (rx: number, ry: number): string =>
    `M${CANAL.x - rx} ${CANAL.y} a${rx} ${ry} 0 1 0 ${2 * rx} 0 a${rx} ${ry} 0 1 0 ${-2 * rx} 0 Z`;
  return [
    ...quarters.map(([compartment, deg]): SectorShape => ({
      compartment,
      path: epiduralQuarter(deg),
      centre: [
        CANAL.x + middle * Math.cos((deg * Math.PI) / 180),
        CANAL.y + middle * Math.sin((deg * Math.PI) / 180),
      ],
      inBody: false,
      tissue: 'soft',
    })),
    {
      compartment: 'intradural-extramedullary',
      path: `${ellipse(CANAL.sac, CANAL.sac)} ${ellipse(CANAL.cordX, CANAL.cordY)}`,
      centre: [CANAL.x, CANAL.y + 31],
      inBody: false,
      tissue: 'soft',
    },
    {
      compartment: 'intramedullary',
      path: ellipse(CANAL.cordX, CANAL.cordY),
      centre: [CANAL.x, CANAL.y],
      inBody: false,
      tissue: 'soft',
    },
  ];
}

/** Every compartment's shape. Costovertebral joints are there too; whoever draws leaves them out where there are no ribs. */
export const SECTOR_SHAPES: readonly SectorShape[] = [
  ...bodySectors(),
  ...sidedSectors(),
  {
    compartment: 'spinous-process',
    path: 'M213 318 L227 318 L232 345 L228 404 C226 413 214 413 212 404 L208 345 Z',
    centre: [220, 366],
    inBody: false,
    tissue: 'bone',
  },
  ...canalSectors(),
];

/** The side that an arrow key asks for. */
export type Direction = 'up' | 'down' | 'left' | 'right';

/** The nearest of the sectors in a direction: distance along it counts once, distance aside of it twice. Null at the rim. */
export function nearestSector(
  from: SectorShape,
  direction: Direction,
  among: readonly SectorShape[],
): SectorShape | null {
  let best: SectorShape | null = null;
  let bestCost = Infinity;
  for (const sector of among) {
    const dx = sector.centre[0] - from.centre[0];
    const dy = sector.centre[1] - from.centre[1];
    const along = { up: -dy, down: dy, left: -dx, right: dx }[direction];
    const aside = Math.abs(direction === 'up' || direction === 'down' ? dx : dy);
    const cost = along + 2 * aside;
    if (sector !== from && along > 2 && cost < bestCost) {
      best = sector;
      bestCost = cost;
    }
  }
  return best;
}
