import { isUid } from '../../src/base/uid.ts';
import {
  ESCC_GRADE_CODES,
  SINS_ANSWER_CODES,
  SINS_ITEM_CONCEPTS,
} from '../../src/dicom/sr/code-tables.ts';
import { codeKey, PRIVATE_SCHEME, type CodedConcept } from '../../src/dicom/sr/coded-concept.ts';
import { CONCEPTS, VALUES } from '../../src/dicom/sr/codes.ts';
import type { DicomDataset, PersonName } from '../../src/dicom/sr/dicom-json.ts';
import {
  childNamed,
  codeAt,
  codeOf,
  contentNode,
  datasetsAt,
  isNamed,
  numberOf,
  textAt,
  textOf,
  uidOf,
  type ContentNode,
} from '../../src/dicom/sr/read/content-node.ts';
import { SINS_ITEMS, SINS_POINTS } from '../../src/domain/sins/sins.ts';

const LONGEST: Readonly<Record<string, number>> = {
  SH: 16,
  CS: 16,
  LO: 64,
  UI: 64,
  DS: 16,
  IS: 12,
  DT: 26,
};

const NEEDED: readonly string[] = [
  '00080018', '00080023', '00080033', '00080070', '00080201', '00081090', '00181000', '00181020',
  '0020000D', '0020000E', '00200011', '00200013', '0040A491', '0040A493', '0040A496',
]; // prettier-ignore

const FIXED: Readonly<Record<string, string>> = {
  '00080005': 'ISO_IR 192',
  '00080016': '1.2.840.10008.5.1.4.1.1.88.34',
  '00080060': 'SR',
  '0040A040': 'CONTAINER',
};

/** What a document breaks of the rules in docs/sr-template.md; empty when it keeps them all. */
export function houseRuleBreaches(dataset: DicomDataset): readonly string[] {
  const root = contentNode(dataset, '');
  const groups = (childNamed(root, CONCEPTS.imagingMeasurements)?.children ?? []).filter((node) =>
    isNamed(node, CONCEPTS.measurementGroup),
  );
  return [
    ...headerBreaches(dataset),
    ...valueBreaches(dataset, ''),
    ...rootBreaches(dataset, root),
    ...evidenceBreaches(dataset, root),
    ...schemeBreaches(dataset),
    ...trackingBreaches(groups),
    ...groups.flatMap((group) => [
      ...headBreaches(group),
      ...graphicBreaches(group),
      ...placeBreaches(group),
      ...esccBreaches(group),
      ...sinsBreaches(group),
    ]),
    ...completionBreaches(dataset, groups),
  ];
}

function headerBreaches(dataset: DicomDataset): readonly string[] {
  return [
    ...Object.entries(FIXED).flatMap(([tag, value]) =>
      textAt(dataset, tag) === value ? [] : [`${tag} is not ${value}`],
    ),
    ...NEEDED.flatMap((tag) => (textAt(dataset, tag) === null ? [`${tag} is missing`] : [])),
    ...(textAt(dataset, '0040A493') === 'VERIFIED' && datasetsAt(dataset, '0040A073').length === 0
      ? ['verified by nobody']
      : []),
    ...(textAt(dataset, '0040A491') === 'PARTIAL' && textAt(dataset, '0040A496') !== 'PRELIMINARY'
      ? ['partial, yet not preliminary']
      : []),
  ];
}

function valueBreaches(dataset: DicomDataset, path: string): readonly string[] {
  return Object.entries(dataset).flatMap(([tag, { vr, Value }]) => {
    const place = `${path}/${tag}`;
    return (Value ?? []).flatMap((value): readonly string[] => {
      if (vr === 'SQ') return valueBreaches(value as DicomDataset, place);
      if (vr === 'PN') {
        const name = value as PersonName;
        return Object.values(name).some((part: string) => part.length > 64)
          ? [`${place}: a name longer than 64 characters`]
          : [];
      }
      const text = typeof value === 'number' || typeof value === 'string' ? String(value) : '';
      const longest = LONGEST[vr];
      return [
        ...(longest !== undefined && text.length > longest
          ? [`${place}: ${vr} longer than ${longest}`]
          : []),
        ...(vr === 'UI' && !isUid(text) ? [`${place}: not a UID`] : []),
        ...(vr === 'FL' && Math.fround(Number(value)) !== value ? [`${place}: not float32`] : []),
      ];
    });
  });
}

function rootBreaches(dataset: DicomDataset, root: ContentNode): readonly string[] {
  const template = datasetsAt(dataset, '0040A504')[0];
  const name = root.children.find((child) => isNamed(child, CONCEPTS.personObserverName));
  const needed = [
    CONCEPTS.imageLibrary,
    CONCEPTS.imagingMeasurements,
    CONCEPTS.qualitativeEvaluations,
    CONCEPTS.deviceObserverUid,
  ];
  return [
    ...(isNamed(root, CONCEPTS.measurementReport) ? [] : ['the title is not a measurement report']),
    ...(template !== undefined && textAt(template, '0040DB00') === '1500'
      ? []
      : ['the template is not 1500']),
    ...needed.flatMap((concept) =>
      childNamed(root, concept) === null ? [`no ${concept.meaning}`] : [],
    ),
    ...(name !== undefined && datasetsOfName(name.dataset) ? [] : ['no Person Observer Name']),
  ];
}

const datasetsOfName = (dataset: DicomDataset): boolean =>
  Boolean((dataset['0040A123']?.Value?.[0] as PersonName | undefined)?.Alphabetic);

function evidenceBreaches(dataset: DicomDataset, root: ContentNode): readonly string[] {
  const evidence = new Set(
    ['0040A375', '0040A385']
      .flatMap((tag) => datasetsAt(dataset, tag))
      .flatMap((study) => datasetsAt(study, '00081115'))
      .flatMap((series) => datasetsAt(series, '00081199'))
      .map((image) => textAt(image, '00081155')),
  );
  const library = new Set(
    allBelow(childNamed(root, CONCEPTS.imageLibrary)).flatMap((node) => instancesOf(node)),
  );
  return [root, ...allBelow(root)].flatMap((node) =>
    instancesOf(node).flatMap((uid) => [
      ...(evidence.has(uid) ? [] : [`${node.path}: image ${uid} is not in the evidence`]),
      ...(library.has(uid) ? [] : [`${node.path}: image ${uid} is not in the image library`]),
    ]),
  );
}

const instancesOf = (node: ContentNode): readonly string[] =>
  datasetsAt(node.dataset, '00081199').map((image) => textAt(image, '00081155') ?? '');

const allBelow = (node: ContentNode | null): readonly ContentNode[] =>
  (node?.children ?? []).flatMap((child) => [child, ...allBelow(child)]);

function schemeBreaches(dataset: DicomDataset): readonly string[] {
  const identified = new Set(
    datasetsAt(dataset, '00080110').map((item) => textAt(item, '00080102') ?? ''),
  );
  const used = new Set<string>();
  collectSchemes(dataset, used);
  return [...used].flatMap((scheme) =>
    identified.has(scheme) ? [] : [`coding scheme ${scheme} is not identified`],
  );
}

function collectSchemes(dataset: DicomDataset, used: Set<string>): void {
  for (const [tag, element] of Object.entries(dataset)) {
    if (tag === '00080102') used.add(textAt(dataset, tag) ?? '');
    if (element.vr !== 'SQ') continue;
    for (const item of element.Value ?? []) collectSchemes(item as DicomDataset, used);
  }
}

function trackingBreaches(groups: readonly ContentNode[]): readonly string[] {
  const uids = groups.map((group) => uidOf(childNamed(group, CONCEPTS.trackingUid)));
  const known = new Set<string | null>(uids);
  const evidence = groups.flatMap(allBelow).filter((node) => isNamed(node, CONCEPTS.evidenceUid));
  return [
    ...(known.size === uids.length ? [] : ['two groups share a tracking UID']),
    ...evidence.flatMap((node) =>
      known.has(uidOf(node)) ? [] : [`${node.path}: points to no group of the document`],
    ),
  ];
}

function headBreaches(group: ContentNode): readonly string[] {
  const firstUid = group.children.find((child) => child.type === 'UIDREF');
  const sites = group.children.filter((child) => isNamed(child, CONCEPTS.findingSite));
  const problems = [
    ...(firstUid !== undefined && isNamed(firstUid, CONCEPTS.trackingUid)
      ? []
      : ['the first UID is not the tracking UID']),
    ...(childNamed(group, CONCEPTS.finding) === null ? ['no finding'] : []),
    ...(sites.length > 0 && sites.every((site) => site.relationship === 'HAS CONCEPT MOD')
      ? []
      : ['no finding site as concept modifier']),
    ...(group.children.some((child) => child.concept === null) ? ['an item without a name'] : []),
  ];
  return problems.map((problem) => `${group.path}: ${problem}`);
}

/** What OHIF needs to draw the graphics, and what makes them graphics. */
function graphicBreaches(group: ContentNode): readonly string[] {
  const regions = group.children.filter((child) => child.type === 'SCOORD');
  const numbers = group.children.filter((child) => child.type === 'NUM');
  const tool = /^Cornerstone3DTools@\^0\.1\.0:(\w+):/.exec(
    textOf(childNamed(group, CONCEPTS.trackingIdentifier)) ?? '',
  )?.[1];
  const ofFirst = numbers[0]?.children.find((child) => child.type === 'SCOORD');
  const problems = [
    ...(regions.length === 0 && numbers.some((number) => number.children.length !== 1)
      ? ['a number without graphics beside it needs exactly one child']
      : []),
    ...(tool !== undefined && numbers.length > 0 && ofFirst === undefined
      ? ['the first number has no graphics below it']
      : []),
    ...(regions[0] && ofFirst && pointsText(regions[0]) !== pointsText(ofFirst)
      ? ['the group and its first number differ in their points']
      : []),
    ...[...regions, ...allBelow(group).filter((node) => node.type === 'SCOORD')].flatMap((node) =>
      regionProblems(node, tool),
    ),
  ];
  return problems.map((problem) => `${group.path}: ${problem}`);
}

const OF_LEVEL: ReadonlySet<string> = new Set(
  [
    VALUES.epiduralCompression,
    VALUES.instability,
    VALUES.caudaCompression,
    VALUES.levelSigns,
    VALUES.ofInterest,
  ].map(codeKey),
);

/** OHIF stops at a group without coordinates and at a number that begins with an image. */
function placeBreaches(group: ContentNode): readonly string[] {
  if (!OF_LEVEL.has(keyOf(codeOf(childNamed(group, CONCEPTS.finding))))) return [];
  const place = childNamed(group, CONCEPTS.levelPlace);
  const problems = [
    ...(place?.type === 'SCOORD' ? [] : ['no place on an image']),
    ...(textOf(childNamed(group, CONCEPTS.comment)) ? [] : ['no words']),
    ...(group.children.some((child) => child.type === 'NUM' && child.children[0]?.type === 'IMAGE')
      ? ['a number that begins with an image']
      : []),
  ];
  return problems.map((problem) => `${group.path}: ${problem}`);
}

const pointsText = (node: ContentNode): string =>
  JSON.stringify(node.dataset['00700022']?.Value ?? []);

function regionProblems(node: ContentNode, tool: string | undefined): readonly string[] {
  const data = node.dataset['00700022']?.Value ?? [];
  const type = textAt(node.dataset, '00700023');
  const isClosed = data[0] === data.at(-2) && data[1] === data.at(-1);
  return [
    ...(data.length % 2 === 0 ? [] : ['an odd number of coordinates']),
    ...(type === 'POINT' && data.length !== 2 ? ['a point that is not one point'] : []),
    ...(tool === 'PlanarFreehandROI' && !(type === 'POLYLINE' && isClosed && data.length >= 8)
      ? ['a contour that is not closed']
      : []),
    ...(node.children.filter((child) => child.type === 'IMAGE').length === 1
      ? []
      : ['graphics without exactly one image']),
  ];
}

const isPrivateNamed = (node: ContentNode, value: string): boolean =>
  node.concept?.scheme === PRIVATE_SCHEME && node.concept.value === value;

function esccBreaches(group: ContentNode): readonly string[] {
  const grades = new Set(Object.values(ESCC_GRADE_CODES).map(codeKey));
  const graded = group.children.filter((child) =>
    ['ESCC_PROPOSED', 'ESCC_PROPOSED_MIN', 'ESCC_PROPOSED_MAX', 'ESCC_CONFIRMED'].some((value) =>
      isPrivateNamed(child, value),
    ),
  );
  const has = (concept: CodedConcept): boolean => childNamed(group, concept) !== null;
  const problems = [
    ...(graded.every((node) => grades.has(keyOf(codeOf(node)))) ? [] : ['a grade we do not have']),
    ...(has(CONCEPTS.readerDecision) === (has(CONCEPTS.esccProposed) && has(CONCEPTS.esccConfirmed))
      ? []
      : ['a decision belongs where one proposed grade was confirmed or changed, and only there']),
    ...(has(CONCEPTS.esccProposedMaximum) && !has(CONCEPTS.esccProposedMinimum)
      ? ['a highest proposed grade without a lowest']
      : []),
  ];
  return problems.map((problem) => `${group.path}: ${problem}`);
}

const keyOf = (code: CodedConcept | null): string => (code === null ? '' : codeKey(code));

function sinsBreaches(group: ContentNode): readonly string[] {
  if (keyOf(codeOf(childNamed(group, CONCEPTS.finding))) !== codeKey(VALUES.instability)) return [];
  const problems: string[] = [];
  let lowest = 0;
  let highest = 0;
  let open = 0;
  for (const item of SINS_ITEMS) {
    const table: Readonly<Record<string, number>> = SINS_POINTS[item];
    const codes: Readonly<Record<string, CodedConcept>> = SINS_ANSWER_CODES[item];
    const nodes = group.children.filter((child) => isNamed(child, SINS_ITEM_CONCEPTS[item]));
    const [node] = nodes;
    if (node === undefined || nodes.length > 1) {
      problems.push(`${item} stands ${nodes.length} times`);
      continue;
    }
    const points = numberOf(childNamed(node, CONCEPTS.sinsPoints))?.value ?? null;
    const key = keyOf(codeOf(node));
    const answer = Object.keys(codes).find((one) => keyOf(codes[one] ?? null) === key);
    const worth = answer === undefined ? undefined : table[answer];
    if (key === codeKey(VALUES.notAssessed)) {
      open += 1;
      lowest += Math.min(...Object.values(table));
      highest += Math.max(...Object.values(table));
      if (points !== null) problems.push(`${item} is not assessed, yet has points`);
    } else if (worth === undefined || points !== worth) {
      problems.push(`${item} has the wrong points`);
    } else {
      lowest += worth;
      highest += worth;
    }
  }
  problems.push(...totalProblems(group, lowest, highest, open > 0));
  return problems.map((problem) => `${group.path}: SINS ${problem}`);
}

function totalProblems(
  group: ContentNode,
  lowest: number,
  highest: number,
  isOpen: boolean,
): readonly string[] {
  const number = (concept: CodedConcept): number | null =>
    numberOf(childNamed(group, concept))?.value ?? null;
  const total = number(CONCEPTS.sinsTotal);
  const from = number(CONCEPTS.sinsMinimum) ?? lowest;
  const to = number(CONCEPTS.sinsMaximum) ?? highest;
  const stated = codeOf(childNamed(group, CONCEPTS.sinsClass))?.value ?? null;
  const certain = classOf(from) === classOf(to) ? classOf(from) : null;
  return [
    ...(isOpen && total !== null ? ['has a total although an item is not assessed'] : []),
    ...(isOpen && (number(CONCEPTS.sinsMinimum) === null || number(CONCEPTS.sinsMaximum) === null)
      ? ['has no range']
      : []),
    ...(!isOpen && total !== lowest ? [`should total ${lowest}`] : []),
    ...(from < lowest || to > highest ? ['has a range beyond its items'] : []),
    ...(stated === certain ? [] : [`class is ${stated ?? 'missing'}, not ${certain ?? 'open'}`]),
  ];
}

const classOf = (total: number): string =>
  total <= 6 ? 'SINS_CL_STABLE' : total <= 12 ? 'SINS_CL_INDET' : 'SINS_CL_UNST';

function completionBreaches(
  dataset: DicomDataset,
  groups: readonly ContentNode[],
): readonly string[] {
  const isOpen = groups.some((group) =>
    group.children.some(
      (child) => keyOf(codeAt(child.dataset, '0040A168')) === codeKey(VALUES.notAssessed),
    ),
  );
  return isOpen && textAt(dataset, '0040A491') === 'COMPLETE'
    ? ['complete although an item is not assessed']
    : [];
}
