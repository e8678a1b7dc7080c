import type { Vertebra } from '../../domain/level.ts';
import type { Reading } from '../../domain/reading.ts';
import { SINS_ITEMS } from '../../domain/sins/sins.ts';
import { gradePart, sinsPart, type AuthoredPart } from './authorship.ts';
import { groupName } from './group-name.ts';
import { observerWords } from './observer-context.ts';
import type { CarriedContent, ReportObserver } from './report-context.ts';
import { groupBy } from './write/evidence.ts';
import { standingAuthors } from './write/authors.ts';

/** What another than the reader said of a level, and still stands. */
export interface AuthorLine {
  /** For people, e.g. "grade, 3 outlines, SINS". */
  readonly what: string;
  /** For people: "Key, A.", or the name of a device. */
  readonly who: string;
  /** YYYY-MM-DD; null where the report does not say. */
  readonly on: string | null;
}

/** Who else said what of a level, an entry for each person or device and day. Empty where all of it is the reader's. */
export function authorsOfLevel(
  reading: Reading,
  level: Vertebra,
  carried: Pick<CarriedContent, 'authors'> | null,
  reader: ReportObserver,
): readonly AuthorLine[] {
  if (carried === null || carried.authors.length === 0) return [];
  const ofLevel = onlyLevel(reading, level);
  const standing = standingAuthors(ofLevel, carried, reader);
  const said = partsInWords(ofLevel, level).flatMap(([part, what]) => {
    const author = standing.get(part);
    return author === undefined ? [] : [{ what, author }];
  });
  return groupBy(said, ({ author }) => `${whoOf(author)} ${dayOf(author)}`).flatMap(([, group]) => {
    const [first] = group;
    if (first === undefined) return [];
    const counted = groupBy(group, ({ what }) => what).map(([what, { length }]) =>
      COUNTED.has(what) && length > 1 ? `${length} ${what}s` : what,
    );
    return [{ what: counted.join(', '), who: whoOf(first.author), on: dayOf(first.author) }];
  });
}

/** Words that are told with their number. */
const COUNTED: ReadonlySet<string> = new Set(['outline', 'measure']);

const whoOf = ({ observers }: AuthoredPart): string => observerWords(observers) ?? 'somebody else';

const dayOf = ({ at }: AuthoredPart): string | null => at?.slice(0, 10) ?? null;

/** The reading as far as a level goes: parts are told apart by what they say, which takes time for those nobody asked of. */
function onlyLevel(reading: Reading, level: Vertebra): Reading {
  const here = (one: { readonly level: Vertebra | null }): boolean => one.level === level;
  const assessment = reading.assessments[level];
  return {
    ...reading,
    levels: reading.levels.filter(({ vertebra }) => vertebra === level),
    conus: null,
    outlines: reading.outlines.filter(here),
    measurements: reading.measurements.filter(here),
    markers: reading.markers.filter(here),
    keyImages: reading.keyImages.filter(here),
    assessments: assessment === undefined ? {} : { [level]: assessment },
  };
}

function partsInWords(
  { levels, outlines, measurements, markers }: Reading,
  level: Vertebra,
): readonly (readonly [part: string, words: string])[] {
  return [
    [gradePart(level), 'grade'],
    [groupName('CAUDA', level), 'cauda equina grade'],
    ...outlines.map(({ id }) => [id, 'outline'] as const),
    ...SINS_ITEMS.map((item) => [sinsPart(level, item), 'SINS'] as const),
    [groupName('DEFICIT', level), 'deficit'],
    [groupName('COMPARTMENTS', level), 'compartments'],
    ...markers.map(({ id }) => [id, 'compartments'] as const),
    [groupName('SIGNS', level), 'signs'],
    ...measurements.map(({ id }) => [id, 'measure'] as const),
    ...levels.map(({ id }) => [id, 'label'] as const),
  ];
}
