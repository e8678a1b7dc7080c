import { centroid } from '../../geometry/polygon.ts';
import { isProposable, lastOutlineOn, wallsOn } from '../../domain/assist/slice-request.ts';
import { referencesOf } from '../../domain/escc/references.ts';
import type { FrameInSeries } from '../../domain/image-lookup.ts';
import { imageKeyOf } from '../../domain/image-series.ts';
import type { Vertebra } from '../../domain/level.ts';
import { siteOfFrame } from '../../domain/levels/locate.ts';
import type { Outline, OutlineRole } from '../../domain/reading.ts';
import type { OutlineDraft } from '../../editor/drafts.ts';
import type { SessionState } from '../../editor/session-state.ts';
import { draftsOf } from './make-drafts.ts';
import { movedPoint, type SliceAsker } from './slice-asker.ts';

/** A side of a level on which it is compared. Series run from the foot to the head. */
const SIDES = [
  { role: 'reference-above', step: 1 },
  { role: 'reference-below', step: -1 },
] as const satisfies readonly { readonly role: OutlineRole; readonly step: 1 | -1 }[];

/** One side of an outlined level that has nothing to be compared with yet. */
export interface MissingReference {
  readonly level: Vertebra;
  readonly role: OutlineRole;
  readonly step: 1 | -1;
  /** The outlined slice, and the cord on it. */
  readonly home: FrameInSeries;
  readonly cord: Outline;
}

/** How many slices are tried on a side before the reader is left to it. */
const MOST_TRIED = 5;

/** The references that levels lack whose cord came by a proposal; a reader who draws by hand chooses references too. */
export function missingReferences({
  reading,
  drafts,
  images,
}: SessionState): readonly MissingReference[] {
  const levels = new Set(reading.outlines.flatMap(({ level }) => level ?? []));
  return [...levels].flatMap((level) => {
    const cord = reading.outlines.findLast(
      (outline) =>
        outline.level === level &&
        outline.role === 'index' &&
        outline.structure === 'cord' &&
        outline.origin !== 'drawn' &&
        wallsOn(reading, outline.image).tumours.length > 0 &&
        lastOutlineOn(reading, outline.image, 'sac') !== null,
    );
    const home = cord && images.get(imageKeyOf(cord.image));
    if (!cord || !home) return [];
    const { used } = referencesOf(reading, level, images);
    return SIDES.filter(
      ({ role }) =>
        !used.some((one) => one.role === role) &&
        !drafts.some(({ outline }) => outline.role === role && outline.level === level),
    ).map((side) => ({ ...side, level, home, cord }));
  });
}

/** The nearest slice outside the lesion on which cord and sac are seen, as drafts; empty where there is none. */
export async function findReference(
  { level, role, step, home, cord }: MissingReference,
  { reading, images }: SessionState,
  asker: SliceAsker,
): Promise<readonly OutlineDraft[]> {
  const { series } = home;
  let tried = 0;
  for (let at = series.frames.indexOf(home.frame) + step; ; at += step) {
    const frame = series.frames[at];
    if (frame === undefined || tried >= MOST_TRIED) return [];
    if (!frame.plane || !home.frame.plane) continue;
    const place = { frame, series };
    const isOutlined = reading.outlines.some(
      ({ image }) => imageKeyOf(image) === imageKeyOf(frame),
    );
    if (isOutlined || isOfLevel(place, level) || !isProposable(reading, place, images)) continue;
    tried++;
    const point = movedPoint(centroid(cord.points), home.frame.plane, frame.plane);
    const answer = await asker.ask(place, { kind: 'click', point });
    if (answer.kind === 'refused' || answer.word === 'by-guess' || answer.question !== null) {
      continue;
    }
    const drafts = draftsOf(
      answer,
      { ...place, role, level, origin: 'proposed-accepted' },
      reading,
      null,
    );
    if (drafts.length === 2) return drafts;
  }

  function isOfLevel({ frame }: FrameInSeries, of: Vertebra): boolean {
    const site = siteOfFrame(reading, images, frame);
    if (site === null) return false;
    return site.kind === 'vertebra' ? site.vertebra === of : site.upper === of || site.lower === of;
  }
}
