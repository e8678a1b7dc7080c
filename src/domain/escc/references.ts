import { createSlicePlane, outlineToSlice, type SlicePlane } from '../../geometry/slice-plane.ts';
import type { PlanePolygon } from '../../geometry/spaces.ts';
import type { ImageLookup } from '../image-lookup.ts';
import { imageKeyOf, type ImageKey, type ImageReference } from '../image-series.ts';
import type { Vertebra } from '../level.ts';
import { compareVertebrae, vertebraSequence } from '../levels/sequence.ts';
import type { Outline, OutlineRole, OutlineStructure, Reading } from '../reading.ts';
import { STRUCTURES } from '../structures.ts';
import type { ReferenceFit } from './reference-fit.ts';
import { fitsSlice, widestTumour, type SoughtFor } from './reference-search-fit.ts';
import type { EsccReference } from './slice-input.ts';

/** The side of a level on which a reference lies. */
export type ReferenceRole = Exclude<OutlineRole, 'index'>;

/** A slice that a level is compared with. */
export interface ReferenceSlice {
  readonly role: ReferenceRole;
  readonly image: ImageReference;
  /** The uninvolved level it shows; null for a drawn one, which says only whose reference it is. */
  readonly level: Vertebra | null;
  /** `drawn` for this purpose by the reader; else found, and used until the reader accepts or refuses it. */
  readonly source: 'drawn' | 'proposed' | 'accepted';
  readonly outlines: readonly Outline[];
  readonly reference: EsccReference;
}

/** The references of a level, what the reader refused of what was found, and what does not suit. */
export interface ReferenceChoice {
  readonly used: readonly ReferenceSlice[];
  readonly refused: readonly ReferenceSlice[];
  /** Nearer ones that were passed over, because another suits the sac better. */
  readonly skipped: readonly SkippedReference[];
}

/** A slice that was passed over, and why. */
export interface SkippedReference extends ReferenceSlice {
  readonly misfit: Exclude<ReferenceFit, 'fits'>;
}

/** Sac, cord and canal change their size along the spine: what lies further away is not proposed. Unit: levels. */
const FURTHEST_LEVELS = 4;

const ROLES: readonly ReferenceRole[] = ['reference-above', 'reference-below'];
const COMPARED: readonly OutlineStructure[] = ['sac', 'cord', 'canal'];

const CHOSEN = new WeakMap<Reading, Map<string, readonly [ImageLookup, ReferenceChoice]>>();

/**
 * What a level is compared with on each side: the slice outlined for it, else the nearest level without tumour that was
 * outlined and suits the sac, which the reader may refuse. What suits is taken before what is near. Source: spec clinical-rules 3.1, 3.6 (an involved neighbour is skipped).
 */
export function referencesOf(
  reading: Reading,
  level: Vertebra | null,
  images: ImageLookup,
): ReferenceChoice {
  const known = CHOSEN.get(reading) ?? new Map<string, readonly [ImageLookup, ReferenceChoice]>();
  CHOSEN.set(reading, known);
  const found = known.get(level ?? '');
  if (found?.[0] === images) return found[1];
  const choice = choose(reading, level, images);
  known.set(level ?? '', [images, choice]);
  return choice;
}

function choose(reading: Reading, level: Vertebra | null, images: ImageLookup): ReferenceChoice {
  const used: ReferenceSlice[] = [];
  const refused: ReferenceSlice[] = [];
  const skipped: SkippedReference[] = [];
  const sought = level === null ? null : soughtFor(reading, level, images);
  for (const role of ROLES) {
    const drawn = drawnReference(reading, level, role, images);
    if (drawn !== null) {
      used.push(drawn);
      continue;
    }
    if (level === null) continue;
    const answers = reading.assessments[level]?.esccAnswers ?? {};
    const suits = (one: ReferenceSlice): boolean | undefined =>
      answers[imageKeyOf(one.image)]?.['reference-suits'];
    const candidates = foundReferences(reading, level, role, images);
    refused.push(...candidates.filter((one) => suits(one) === false));
    const left = candidates.filter((one) => suits(one) !== false);
    const best = left.find((one) => suits(one) === true) ?? bestOf(left, sought, reading, skipped);
    if (best !== undefined) {
      used.push({ ...best, source: suits(best) === true ? 'accepted' : 'proposed' });
    }
  }
  return { used, refused, skipped };
}

/** The nearest that suits; where none does, the nearest. Nearer ones that were passed over are noted in `skipped`. */
function bestOf(
  candidates: readonly ReferenceSlice[],
  sought: SoughtFor | null,
  { rules }: Reading,
  skipped: SkippedReference[],
): ReferenceSlice | undefined {
  if (sought === null) return candidates[0];
  const passed: SkippedReference[] = [];
  for (const one of candidates) {
    const fit = fitsSlice(one.reference, sought, rules);
    if (fit === 'fits') {
      skipped.push(...passed);
      return one;
    }
    passed.push({ ...one, misfit: fit });
  }
  return candidates[0];
}

/** The slice of a level on which its references have to suit. */
function soughtFor(reading: Reading, level: Vertebra, images: ImageLookup): SoughtFor | null {
  const own = reading.outlines.filter((one) => one.role === 'index' && one.level === level);
  return widestTumour(
    framesOf(own, images).flatMap(({ image, reference }) => {
      const home = images.get(imageKeyOf(image));
      const slice = home?.frame.plane ? createSlicePlane(home.frame.plane) : null;
      if (home === undefined || slice === null) return [];
      const tumour = own
        .filter((one) => isTumour(one.structure) && imageKeyOf(one.image) === imageKeyOf(image))
        .map(({ points }) => outlineToSlice(slice, points));
      const { rowSpacingMm, columnSpacingMm } = slice.imagePlane;
      const pixelMm = home.series.acquiredPixelMm ?? Math.max(rowSpacingMm, columnSpacingMm);
      return [{ own: reference, tumour, pixelMm }];
    }),
  );
}

/**
 * The reference drawn for one side: the frame on which most of it was outlined, of equals the one drawn on last. Its
 * outlines are taken from that frame alone, because they are placed by each other.
 */
function drawnReference(
  reading: Reading,
  level: Vertebra | null,
  role: ReferenceRole,
  images: ImageLookup,
): ReferenceSlice | null {
  const outlines = reading.outlines.filter(
    (outline) => outline.role === role && (level === null || outline.level === level),
  );
  const candidates = framesOf(outlines, images);
  const most = Math.max(0, ...candidates.map(({ count }) => count));
  const best = candidates.findLast(({ count }) => count === most && count > 0);
  if (best === undefined) return null;
  const { image, reference } = best;
  return { role, image, level: null, source: 'drawn', outlines: best.outlines, reference };
}

/** Slices of uninvolved levels on one side on which at least the sac was outlined, nearest level first, fullest slice first. */
function foundReferences(
  reading: Reading,
  level: Vertebra,
  role: ReferenceRole,
  images: ImageLookup,
): readonly ReferenceSlice[] {
  const sequence = vertebraSequence(reading.counting.transitional);
  const at = sequence.indexOf(level);
  const side = role === 'reference-above' ? -1 : 1;
  const own = reading.outlines.filter((outline) => outline.role === 'index');
  const near = [
    ...new Set(own.flatMap((outline) => (outline.level === null ? [] : [outline.level]))),
  ]
    .filter((other) => {
      const steps = (sequence.indexOf(other) - at) * side;
      return at >= 0 && steps > 0 && steps <= FURTHEST_LEVELS && !isInvolved(reading, other);
    })
    .toSorted((a, b) => side * compareVertebrae(a, b));
  if (near.length === 0) return [];
  const taken = new Set<ImageKey>(
    own
      .filter(({ structure, ...one }) => isTumour(structure) || one.level === level)
      .map(({ image }) => imageKeyOf(image)),
  );
  return near.flatMap((other) => {
    const outlines = own.filter(
      (outline) => outline.level === other && !taken.has(imageKeyOf(outline.image)),
    );
    return framesOf(outlines, images)
      .filter(({ reference }) => reference.sac !== null)
      .toSorted((a, b) => b.count - a.count)
      .map(({ image, reference, outlines: here }) => ({
        role,
        image,
        level: other,
        source: 'proposed' as const,
        outlines: here,
        reference,
      }));
  });
}

const isTumour = (structure: OutlineStructure): boolean => STRUCTURES[structure].isTumour;

/** Whether anything was found at a level: tumour outlined or marked, a compartment present, a grade or a SINS answer given. */
function isInvolved(reading: Reading, level: Vertebra): boolean {
  const said = reading.assessments[level];
  return (
    reading.outlines.some((one) => one.level === level && isTumour(one.structure)) ||
    reading.markers.some((marker) => marker.level === level) ||
    (said !== undefined &&
      (said.escc !== null ||
        said.cauda !== null ||
        Object.keys(said.sins).length > 0 ||
        Object.values(said.compartments).some((finding) => finding === 'present')))
  );
}

interface OutlinedFrame {
  readonly image: ImageReference;
  readonly outlines: readonly Outline[];
  readonly reference: EsccReference;
  /** How many of sac, cord and canal were outlined. */
  readonly count: number;
}

/** The axial frames that some outlines lie on, in the order of drawing. */
function framesOf(outlines: readonly Outline[], images: ImageLookup): readonly OutlinedFrame[] {
  const compared = outlines.filter(({ structure }) => COMPARED.includes(structure));
  return [...new Set(compared.map(({ image }) => imageKeyOf(image)))].flatMap((key) => {
    const home = images.get(key);
    const slice = home?.frame.plane ? createSlicePlane(home.frame.plane) : null;
    if (home === undefined || slice === null) return [];
    const here = compared.filter(({ image }) => imageKeyOf(image) === key);
    const reference: EsccReference = {
      sac: lastOf(here, 'sac', slice),
      cord: lastOf(here, 'cord', slice),
      canal: lastOf(here, 'canal', slice),
    };
    const { sopInstanceUid, frameNumber } = home.frame;
    return [
      {
        image: { sopInstanceUid, frameNumber },
        outlines: here,
        reference,
        count: Object.values(reference).filter((one) => one !== null).length,
      },
    ];
  });
}

/** Of two outlines of one structure the later is the reader's last word. */
function lastOf(
  outlines: readonly Outline[],
  structure: OutlineStructure,
  slice: SlicePlane,
): PlanePolygon | null {
  const last = outlines.findLast((outline) => outline.structure === structure);
  return last === undefined ? null : outlineToSlice(slice, last.points);
}
