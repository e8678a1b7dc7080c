import type { Vertebra } from '../../../domain/level.ts';
import type {
  CompartmentMarker,
  KeyImage,
  LevelLabel,
  Outline,
  PointMark,
} from '../../../domain/reading.ts';
import { COMPARTMENT_CODES, partOf } from '../compartment-codes.ts';
import {
  COMPARTMENT_FINDING_CODES,
  COUNTING_METHOD_CODES,
  LEVEL_STATUS_CODES,
  MARK_ORIGIN_CODES,
  OUTLINE_ROLE_CODES,
  STRUCTURE_CODES,
  TRANSITIONAL_CODES,
} from '../code-tables.ts';
import { CONCEPTS, VALUES } from '../codes.ts';
import {
  codeItem,
  exactItem,
  imageItem,
  numberItem,
  textItems,
  type ContentItem,
} from '../content-item.ts';
import { placeItem, wordsAt } from './level-group.ts';
import { areaOf } from './measured-values.ts';
import { measurementGroup, regionItem, type GroupHead } from './measurement-group.ts';
import type { Writing } from './writing.ts';

/** The head of a group that holds one mark. */
export const headOfMark = (
  mark: { readonly id: string; readonly level: Vertebra | null },
  rest: Pick<GroupHead, 'template' | 'tool' | 'finding'> & Partial<GroupHead>,
): GroupHead => ({
  trackingIdentifier: mark.id,
  trackingUid: mark.id,
  isAbnormal: false,
  level: mark.level,
  siteModifiers: [],
  comment: '',
  ...rest,
});

/** Template part A. */
export function levelGroup(label: LevelLabel, writing: Writing): ContentItem {
  const { counting } = writing.reading;
  const head = headOfMark(
    { id: label.id, level: label.vertebra },
    { template: '1410', tool: 'Probe', finding: VALUES.vertebra, comment: label.vertebra },
  );
  return measurementGroup(head, [
    regionItem(
      'CONTAINS',
      CONCEPTS.imageRegion,
      'POINT',
      [label.point],
      writing.imageOf(label.image),
    ),
    codeItem('CONTAINS', CONCEPTS.levelMethod, COUNTING_METHOD_CODES[counting.method]),
    codeItem('CONTAINS', CONCEPTS.levelTransitional, TRANSITIONAL_CODES[counting.transitional]),
    ...(label.status === 'unknown'
      ? []
      : [codeItem('CONTAINS', CONCEPTS.levelStatus, LEVEL_STATUS_CODES[label.status])]),
  ]);
}

/** The tip of the conus. */
export function conusGroup(conus: PointMark, writing: Writing): ContentItem {
  const head = headOfMark(
    { id: conus.id, level: null },
    { template: '1410', tool: 'Probe', finding: VALUES.conus, comment: 'Conus' },
  );
  return measurementGroup(head, [
    regionItem(
      'CONTAINS',
      CONCEPTS.imageRegion,
      'POINT',
      [conus.point],
      writing.imageOf(conus.image),
    ),
  ]);
}

/** Template part B. */
export function outlineGroup(outline: Outline, writing: Writing): ContentItem {
  const finding = STRUCTURE_CODES[outline.structure];
  const name = finding.meaning.toLowerCase();
  const head = headOfMark(outline, {
    template: '1410',
    tool: 'PlanarFreehandROI',
    finding,
    isAbnormal: outline.structure.startsWith('tumour'),
    comment: outline.level === null ? name : `${outline.level} ${name}`,
  });
  return measurementGroup(head, [
    ...closedRegion(outline, writing),
    ...(outline.origin === 'unknown'
      ? []
      : [codeItem('CONTAINS', CONCEPTS.contourOrigin, MARK_ORIGIN_CODES[outline.origin])]),
    ...proposalItems(outline),
    // Who does not say how an outline came about does not say either what it is for.
    ...(outline.origin === 'unknown' && outline.role === 'index'
      ? []
      : [codeItem('CONTAINS', CONCEPTS.outlineRole, OUTLINE_ROLE_CODES[outline.role])]),
  ]);
}

/** What the proposal said of itself that the reader confirmed. */
function proposalItems({ proposal }: Outline): readonly ContentItem[] {
  if (proposal === undefined) return [];
  const { method, joint, noFluidShare } = proposal;
  return [
    ...textItems('CONTAINS', CONCEPTS.algorithmVersion, method),
    ...(joint === null ? [] : [exactItem('CONTAINS', CONCEPTS.outlineFit, joint, VALUES.noUnits)]),
    ...(noFluidShare === null
      ? []
      : [exactItem('CONTAINS', CONCEPTS.noFluidShare, noFluidShare, VALUES.noUnits)]),
  ];
}

/** A closed region and its area. The area repeats the points, because OHIF draws from there. */
export function closedRegion(
  mark: Pick<Outline, 'points' | 'image'>,
  writing: Writing,
): readonly ContentItem[] {
  const closed = [...mark.points, ...mark.points.slice(0, 1)];
  const image = writing.imageOf(mark.image);
  const { concept, value, unit } = areaOf(writing.planeOf(mark.image), mark.points);
  const region = (relationship: 'CONTAINS' | 'INFERRED FROM'): ContentItem =>
    regionItem(relationship, CONCEPTS.imageRegion, 'POLYLINE', closed, image);
  return [
    region('CONTAINS'),
    numberItem('CONTAINS', concept, value, unit, [region('INFERRED FROM')]),
  ];
}

/** A compartment marked on the image. */
export function markerGroup(marker: CompartmentMarker, writing: Writing): ContentItem {
  const head = headOfMark(marker, {
    template: '1410',
    tool: 'Probe',
    finding: VALUES.metastasis,
    isAbnormal: true,
    parts: partItems([marker.compartment]),
    comment: `${marker.level} ${marker.compartment.replaceAll('-', ' ')}`,
  });
  return measurementGroup(head, [
    regionItem(
      'CONTAINS',
      CONCEPTS.imageRegion,
      'POINT',
      [marker.point],
      writing.imageOf(marker.image),
    ),
    compartmentItem(marker.compartment, 'present'),
  ]);
}

/** What was found in one compartment. */
export function compartmentItem(
  compartment: CompartmentMarker['compartment'],
  finding: keyof typeof COMPARTMENT_FINDING_CODES,
): ContentItem {
  const { concept, laterality, topography } = COMPARTMENT_CODES[compartment];
  return codeItem('CONTAINS', concept, COMPARTMENT_FINDING_CODES[finding], [
    ...(laterality === null ? [] : [codeItem('HAS CONCEPT MOD', CONCEPTS.laterality, laterality)]),
    ...topography.map((code) => codeItem('HAS CONCEPT MOD', CONCEPTS.topography, code)),
  ]);
}

/** The parts of the vertebra that compartments are, as finding sites; of those without a public code none. Source: DICOM PS3.16 TID 1501. */
export const partItems = (
  compartments: readonly CompartmentMarker['compartment'][],
): readonly ContentItem[] =>
  compartments.flatMap((compartment) => {
    const { concept, laterality } = COMPARTMENT_CODES[compartment];
    const part = partOf(concept);
    if (part === null) return [];
    const side = laterality && codeItem('HAS CONCEPT MOD', CONCEPTS.laterality, laterality);
    return [codeItem('HAS CONCEPT MOD', CONCEPTS.findingSite, part, side === null ? [] : [side])];
  });

/** A key image, as a group of its own so that it can be tracked. */
export function keyImageGroup(keyImage: KeyImage, writing: Writing): ContentItem {
  const place = writing.middleOf(keyImage.image);
  const head = headOfMark(keyImage, {
    template: '1501',
    tool: 'Probe',
    finding: VALUES.ofInterest,
    comment: wordsAt(place, `${keyImage.level ?? 'Spine'} key image`),
  });
  return measurementGroup(head, [
    placeItem('CONTAINS', place, writing),
    imageItem('CONTAINS', CONCEPTS.bestIllustration, writing.imageOf(keyImage.image)),
  ]);
}
