import type { DicomDataset, DicomElement, PersonName } from '../../src/dicom/sr/dicom-json.ts';

/** What two documents say, compared: what only the first says, and what only the second, an entry for each item. */
export interface Difference {
  readonly lost: readonly string[];
  readonly added: readonly string[];
}

/**
 * Every item of two documents with its place, kind, value and time, and what the header repeats, against each other. A
 * number is its value, not its text; a time without an offset has that of its document.
 */
export function differenceOf(before: DicomDataset, after: DicomDataset): Difference {
  const left = statementsOf(after);
  const lost = statementsOf(before).filter((one) => {
    const at = left.indexOf(one);
    if (at < 0) return true;
    left.splice(at, 1);
    return false;
  });
  return { lost, added: left };
}

/** What of the header stays what it is. */
const HEADER = [
  '00080020', '00080030', '00080050', '00080090', '00100010', '00100020', '00100021',
  '00100030', '00100040', '0020000D', '00200010',
] as const; // prettier-ignore

function statementsOf(dataset: DicomDataset): string[] {
  const offset = textAt(dataset, '00080201');
  const found = HEADER.map((tag) => `header ${tag} ${valueText(dataset[tag])}`);
  for (const tag of ['0040A375', '0040A385']) {
    for (const image of instancesIn(dataset[tag])) found.push(`evidence ${image}`);
  }
  const walk = (parent: DicomDataset, path: string): void => {
    for (const child of itemsAt(parent, '0040A730')) {
      const here = `${path}/${codeText(itemsAt(child, '0040A043')[0])}`;
      const time = textAt(child, '0040A032').trim();
      const when = time === '' ? '' : ` @${/[+-]\d{4}$/.test(time) ? time : time + offset}`;
      found.push(`${here} ${textAt(child, '0040A040')} ${valueOf(child)}${when}`);
      walk(child, here);
    }
  };
  walk(dataset, '');
  return found;
}

/** The value of an item, whatever its kind. */
function valueOf(item: DicomDataset): string {
  const [measured] = itemsAt(item, '0040A300');
  const number = measured
    ? `${Number(textAt(measured, '0040A30A'))} ${codeText(itemsAt(measured, '004008EA')[0])}`
    : '';
  const images = itemsAt(item, '00081199').map((image) =>
    ['00081150', '00081155', '00081160', '0062000B'].map((tag) => valueText(image[tag])).join(' '),
  );
  return [
    codeText(itemsAt(item, '0040A168')[0]),
    number,
    ...['0040A160', '0040A121', '0040A120', '0040A122', '0040A123', '0040A124', '00700023', '30060024'].map((tag) => valueText(item[tag])),
    (item['00700022']?.Value ?? []).map((place) => Math.fround(Number(place))).join(','),
    ...images,
  ].filter((part) => part !== '').join(' '); // prettier-ignore
}

const itemsAt = (dataset: DicomDataset, tag: string): readonly DicomDataset[] =>
  (dataset[tag]?.Value ?? []) as readonly DicomDataset[];

const textAt = (dataset: DicomDataset, tag: string): string => valueText(dataset[tag]);

function codeText(code: DicomDataset | undefined): string {
  if (code === undefined) return '';
  const value = ['00080100', '00080119', '00080120'].map((tag) => textAt(code, tag)).join('');
  return `${textAt(code, '00080102')}:${value}`;
}

const valueText = (element: DicomElement | undefined): string =>
  (element?.Value ?? [])
    .map((value) => {
      if (typeof value !== 'object' || value === null) return String(value);
      const { Alphabetic = '', Ideographic = '', Phonetic = '' } = value as PersonName;
      return [Alphabetic, Ideographic, Phonetic].join('=').replace(/=+$/, '');
    })
    .join('\\');

function instancesIn(element: DicomElement | undefined): readonly string[] {
  return ((element?.Value ?? []) as readonly DicomDataset[]).flatMap((item) => [
    ...(item['00081155'] ? [textAt(item, '00081155')] : []),
    ...Object.values(item).flatMap((inner) => (inner.vr === 'SQ' ? instancesIn(inner) : [])),
  ]);
}

/** Why another program's document is not the same after it was saved here, change by change. All else has to be equal. */
const REASONS: readonly (readonly [what: RegExp, why: string])[] = [
  [/^\/DCM:(1210(0[589]|1[0-6])|12877[45]) /, 'who saves is the observer of the document; who observed before is named in every part'],
  [/\/DCM:(1210(0[589]|1[0-6])|12877[45]) /, 'a part names who observed it, who would else be the reader who saves'],
  [/^\/DCM:121058 /, 'one procedure stands for each kind of image that was read'],
  [/^\/DCM:111028( |\/DCM:126200)/, 'the image library has a group for every series whose images are named'],
  [/^\/UMLS:C0034375( CONTAINER|\/99ESCC:LVL_(METHOD|TRANS)) /, 'how levels were counted is said of every reading: presumed, unknown'],
  [/^\/DCM:126010\/DCM:125007\/99ESCC:LVL_(METHOD|TRANS) /, 'how levels were counted is said of every label: presumed, unknown'],
  [/\/SCT:276214006 /, 'a group has a finding category'],
  [/^\/DCM:126010\/DCM:125007\/SCT:42798000\/DCM:111030/, 'an area has the points it is of, from which OHIF draws'],
  [/^\/DCM:126010\/DCM:125007\/DCM:121106 /, 'a Comment is the label that others show'],
  [/\/(DCM:121112)? IMAGE /, 'the image of graphics is named Source of Measurement'],
] as const; // prettier-ignore

/** The changes that have a reason, counted by it, and those that have none. */
export function judged({ lost, added }: Difference): {
  readonly reasons: ReadonlyMap<string, number>;
  readonly unexplained: readonly string[];
} {
  const reasons = new Map<string, number>();
  const unexplained: string[] = [];
  const all = [...lost.map((one) => ['lost', one] as const), ...added.map((one) => ['added', one] as const)]; // prettier-ignore
  for (const [kind, one] of all) {
    const found = REASONS.find(([what]) => what.test(one));
    // Of what a program said only the observers of its document may change their place, and the name of an image.
    const isAllowed = kind === 'added' || /^\/DCM:(1210|1287)|\/ IMAGE /.test(one);
    if (found === undefined || !isAllowed) unexplained.push(`${kind}: ${one}`);
    else reasons.set(found[1], (reasons.get(found[1]) ?? 0) + 1);
  }
  return { reasons, unexplained };
}
