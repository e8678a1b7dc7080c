import type { Vertebra } from '../../../domain/level.ts';
import type { ImagePoint } from '../../../geometry/spaces.ts';
import type { CodedConcept } from '../coded-concept.ts';
import { VERTEBRA_CODES } from '../code-tables.ts';
import { CONCEPTS, VALUES } from '../codes.ts';
import { longText } from '../clean-text.ts';
import {
  codeItem,
  containerItem,
  contentItem,
  imageItem,
  textItems,
  uidItem,
  type ContentItem,
  type ImageOfItem,
  type Relationship,
} from '../content-item.ts';

/** What every measurement group begins with. */
export interface GroupHead {
  readonly template: '1410' | '1501';
  /** The tool that draws the graphics elsewhere; null for groups without graphics of their own. */
  readonly tool: string | null;
  readonly trackingIdentifier: string;
  readonly trackingUid: string;
  readonly isAbnormal: boolean;
  readonly finding: CodedConcept;
  /** Null: the spine, where the level is not known. */
  readonly level: Vertebra | null;
  readonly siteModifiers: readonly ContentItem[];
  /** Further finding sites: the parts of the vertebra that the finding is in. */
  readonly parts?: readonly ContentItem[];
  /** Shown as the label of the graphics elsewhere; empty for none. */
  readonly comment: string;
}

/** A tracking identifier by which viewers of the Cornerstone family know the tool that draws the graphics. */
export const trackedAs = (tool: string, id: string): string =>
  `Cornerstone3DTools@^0.1.0:${tool}:${id}`;

/** A measurement group with its head. Source: DICOM PS3.16 TID 1410, 1501; spec sr-template "Common head". */
export function measurementGroup(head: GroupHead, items: readonly ContentItem[]): ContentItem {
  const site = head.level === null ? VALUES.spine : VERTEBRA_CODES[head.level];
  const identifier =
    head.tool === null ? head.trackingIdentifier : trackedAs(head.tool, head.trackingIdentifier);
  return containerItem('CONTAINS', CONCEPTS.measurementGroup, head.template, [
    ...textItems('HAS OBS CONTEXT', CONCEPTS.trackingIdentifier, identifier),
    uidItem('HAS OBS CONTEXT', CONCEPTS.trackingUid, head.trackingUid),
    codeItem(
      'CONTAINS',
      CONCEPTS.findingCategory,
      head.isAbnormal ? VALUES.abnormalStructure : VALUES.anatomicalStructure,
    ),
    codeItem('CONTAINS', CONCEPTS.finding, head.finding),
    codeItem('HAS CONCEPT MOD', CONCEPTS.findingSite, site, head.siteModifiers),
    ...(head.parts ?? []),
    ...items,
    ...textItems('CONTAINS', CONCEPTS.comment, longText(head.comment)),
  ]);
}

/** Points on an image. Space/unit: image points. */
export function regionItem(
  relationship: Relationship,
  concept: CodedConcept,
  graphicType: 'POINT' | 'POLYLINE',
  points: readonly ImagePoint[],
  image: ImageOfItem,
): ContentItem {
  return contentItem(relationship, concept, { type: 'SCOORD', graphicType, data: points.flat() }, [
    imageItem('SELECTED FROM', CONCEPTS.sourceOfMeasurement, image),
  ]);
}
