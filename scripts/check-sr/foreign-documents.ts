import type { DicomDataset, DicomElement } from '../../src/dicom/sr/dicom-json.ts';
import { SAMPLE_IMAGES, SAMPLE_STUDY } from '../../src/dicom/sr/testing/sample-context.ts';

/** A document as another program writes it, made here in its manner: none of our writer has a part in it. */
export interface ForeignDocument {
  readonly name: string;
  readonly dataset: DicomDataset;
}

const MR_IMAGE = '1.2.840.10008.5.1.4.1.1.4';
const SEGMENTATION = '1.2.840.10008.5.1.4.1.1.66.4';

type Code = readonly [value: string, scheme: string, meaning: string];

const sequence = (...items: readonly DicomDataset[]): DicomElement => ({ vr: 'SQ', Value: items });
const one = (vr: DicomElement['vr'], value: string | number): DicomElement => ({
  vr,
  Value: [value],
});

const codeOf = ([value, scheme, meaning]: Code): DicomDataset => ({
  '00080100': one('SH', value),
  '00080102': one('SH', scheme),
  '00080104': one('LO', meaning),
});

/** An item. `more`: its value, and whatever else the program writes of it. */
function item(
  relationship: string,
  type: string,
  name: Code | null,
  more: DicomDataset,
  children: readonly DicomDataset[] = [],
): DicomDataset {
  return {
    '0040A010': one('CS', relationship),
    '0040A040': one('CS', type),
    ...(name === null ? {} : { '0040A043': sequence(codeOf(name)) }),
    ...more,
    ...(children.length === 0 ? {} : { '0040A730': sequence(...children) }),
  };
}

const CONTAINS = 'CONTAINS';
const OBS = 'HAS OBS CONTEXT';
const MOD = 'HAS CONCEPT MOD';

const code = (relationship: string, name: Code, value: Code, children: readonly DicomDataset[] = []): DicomDataset =>
  item(relationship, 'CODE', name, { '0040A168': sequence(codeOf(value)) }, children); // prettier-ignore
const text = (relationship: string, name: Code, value: string): DicomDataset =>
  item(relationship, 'TEXT', name, { '0040A160': one('UT', value) });
const uid = (relationship: string, name: Code, value: string): DicomDataset =>
  item(relationship, 'UIDREF', name, { '0040A124': one('UI', value) });
const person = (relationship: string, name: Code, value: Readonly<Record<string, string>>): DicomDataset =>
  item(relationship, 'PNAME', name, { '0040A123': { vr: 'PN', Value: [value] } }); // prettier-ignore
const container = (relationship: string, name: Code, children: readonly DicomDataset[]): DicomDataset =>
  item(relationship, 'CONTAINER', name, { '0040A050': one('CS', 'SEPARATE') }, children); // prettier-ignore
const number = (name: Code, value: string, unit: Code, children: readonly DicomDataset[] = []): DicomDataset =>
  item(
    CONTAINS,
    'NUM',
    name,
    { '0040A300': sequence({ '004008EA': sequence(codeOf(unit)), '0040A30A': one('DS', value) }) },
    children,
  ); // prettier-ignore
const image = (
  relationship: string,
  name: Code | null,
  [sopClass, instance]: readonly [string, string],
  more: DicomDataset = {},
): DicomDataset =>
  item(relationship, 'IMAGE', name, {
    '00081199': sequence({
      '00081150': one('UI', sopClass),
      '00081155': one('UI', instance),
      ...more,
    }),
  });
const region = (graphicType: string, points: readonly number[], instance: string): DicomDataset =>
  item(
    CONTAINS,
    'SCOORD',
    ['111030', 'DCM', 'Image Region'],
    { '00700022': { vr: 'FL', Value: points }, '00700023': one('CS', graphicType) },
    [image('SELECTED FROM', null, [MR_IMAGE, instance])],
  );

/** An item with its own time, which is at the offset of the document. */
const at = (time: string, one_: DicomDataset): DicomDataset => ({
  ...one_,
  '0040A032': one('DT', time),
});

const N = {
  language: ['121049', 'DCM', 'Language of Content Item and Descendants'],
  country: ['121046', 'DCM', 'Country of Language'],
  observerType: ['121005', 'DCM', 'Observer Type'],
  personName: ['121008', 'DCM', 'Person Observer Name'],
  login: ['128774', 'DCM', "Person Observer's Login Name"],
  organisation: ['121009', 'DCM', "Person Observer's Organization Name"],
  deviceUid: ['121012', 'DCM', 'Device Observer UID'],
  deviceName: ['121013', 'DCM', 'Device Observer Name'],
  deviceMaker: ['121014', 'DCM', 'Device Observer Manufacturer'],
  deviceModel: ['121015', 'DCM', 'Device Observer Model Name'],
  deviceSerial: ['121016', 'DCM', 'Device Observer Serial Number'],
  procedure: ['121058', 'DCM', 'Procedure reported'],
  library: ['111028', 'DCM', 'Image Library'],
  libraryGroup: ['126200', 'DCM', 'Image Library Group'],
  modality: ['121139', 'DCM', 'Modality'],
  studyDate: ['111060', 'DCM', 'Study Date'],
  thickness: ['112225', 'DCM', 'Slice Thickness'],
  measurements: ['126010', 'DCM', 'Imaging Measurements'],
  evaluations: ['C0034375', 'UMLS', 'Qualitative Evaluations'],
  group: ['125007', 'DCM', 'Measurement Group'],
  session: ['C67447', 'NCIt', 'Activity Session'],
  trackingId: ['112039', 'DCM', 'Tracking Identifier'],
  trackingUid: ['112040', 'DCM', 'Tracking Unique Identifier'],
  category: ['276214006', 'SCT', 'Finding category'],
  finding: ['121071', 'DCM', 'Finding'],
  site: ['363698007', 'SCT', 'Finding Site'],
  laterality: ['272741003', 'SCT', 'Laterality'],
  segment: ['121191', 'DCM', 'Referenced Segment'],
  sourceSeries: ['121232', 'DCM', 'Source series for segmentation'],
  derivation: ['121401', 'DCM', 'Derivation'],
  method: ['370129005', 'SCT', 'Measurement Method'],
  mean: ['112031', 'DCM', 'Attenuation Coefficient'],
  area: ['42798000', 'SCT', 'Area'],
  volume: ['118565006', 'SCT', 'Volume'],
  diameter: ['81827009', 'SCT', 'Diameter'],
  length: ['410668003', 'SCT', 'Length'],
  comment: ['121106', 'DCM', 'Comment'],
  algorithm: ['111001', 'DCM', 'Algorithm Name'],
  algorithmVersion: ['111003', 'DCM', 'Algorithm Version'],
  confidence: ['111012', 'DCM', 'Certainty of Finding'],
  timePoint: ['C2348792', 'UMLS', 'Time Point'],
} as const satisfies Record<string, Code>;

const V = {
  person: ['121006', 'DCM', 'Person'],
  device: ['121007', 'DCM', 'Device'],
  t9: ['82687006', 'SCT', 'T9 vertebra'],
  t10: ['7610001', 'SCT', 'T10 vertebra'],
  liver: ['10200004', 'SCT', 'Liver'],
  cord: ['2748008', 'SCT', 'Spinal cord'],
  mass: ['4147007', 'SCT', 'Mass'],
  abnormal: ['49755003', 'SCT', 'Morphologically Abnormal Structure'],
  right: ['24028007', 'SCT', 'Right'],
  meanOf: ['373098007', 'SCT', 'Mean'],
  mm: ['mm', 'UCUM', 'millimeter'],
  mm2: ['mm2', 'UCUM', 'square millimeter'],
  mm3: ['mm3', 'UCUM', 'cubic millimeter'],
  none: ['1', 'UCUM', 'no units'],
} as const satisfies Record<string, Code>;

const IMAGES = SAMPLE_IMAGES.slice(0, 2).map(({ sopInstanceUid }) => sopInstanceUid);
const [FIRST = '', SECOND = ''] = IMAGES;
const SEG = '2.25.4401';

/** The document around a content tree. `evidence`: images that nothing of the content names. */
function document(
  number_: string,
  children: readonly DicomDataset[],
  evidence: readonly string[] = [],
): DicomDataset {
  const reference = (sopClass: string, instance: string): DicomDataset => ({
    '00081150': one('UI', sopClass),
    '00081155': one('UI', instance),
  });
  return {
    '00080016': one('UI', '1.2.840.10008.5.1.4.1.1.88.34'),
    '00080018': one('UI', `2.25.88${number_}`),
    '00080020': one('DA', '20260301'),
    '00080023': one('DA', '20260302'),
    '00080030': one('TM', '101500'),
    '00080033': one('TM', '080910'),
    '00080050': one('SH', 'A-1'),
    '00080060': one('CS', 'SR'),
    '00080070': one('LO', 'Another maker'),
    '00080090': { vr: 'PN', Value: [{ Alphabetic: 'Refer^Anna' }] },
    '00080201': one('SH', '+0100'),
    '00100010': { vr: 'PN', Value: [{ Alphabetic: 'Test^Foreign' }] },
    '00100020': one('LO', 'F-1'),
    '00100021': one('LO', 'Elsewhere'),
    '00100030': one('DA', '19600101'),
    '00100040': one('CS', 'F'),
    '0020000D': one('UI', SAMPLE_STUDY),
    '0020000E': one('UI', `2.25.89${number_}`),
    '00200010': one('SH', 'S-1'),
    '00200011': one('IS', 5),
    '00200013': one('IS', 1),
    '0040A040': one('CS', 'CONTAINER'),
    '0040A043': sequence(codeOf(['126000', 'DCM', 'Imaging Measurement Report'])),
    '0040A050': one('CS', 'SEPARATE'),
    '0040A375': sequence({
      '00081115': sequence(
        {
          '00081199': sequence(
            ...[...IMAGES, ...evidence].map((instance) => reference(MR_IMAGE, instance)),
          ),
          '0020000E': one('UI', '2.25.1100'),
        },
        {
          '00081199': sequence(reference(SEGMENTATION, SEG)),
          '0020000E': one('UI', '2.25.4400'),
        },
      ),
      '0020000D': one('UI', SAMPLE_STUDY),
    }),
    '0040A491': one('CS', 'COMPLETE'),
    '0040A493': one('CS', 'UNVERIFIED'),
    '0040A504': sequence({ '00080105': one('CS', 'DCMR'), '0040DB00': one('CS', '1500') }),
    '0040A730': sequence(...children),
  };
}

const english = (country: boolean): DicomDataset =>
  code(MOD, N.language, ['en', 'RFC5646', 'English'], country ? [code(MOD, N.country, ['US', 'ISO3166_1', 'United States'])] : []); // prettier-ignore

const CT: Code = ['25045-6', 'LN', 'CT unspecified body region'];

/** A segment with its volume and a statistic, with the images that the segmentation was made of in the evidence alone. */
const dcmqi: ForeignDocument = {
  name: 'in the manner of dcmqi',
  dataset: document(
    '1',
    [
      english(true),
      code(OBS, N.observerType, V.person),
      person(OBS, N.personName, { Alphabetic: 'Reader^One', Ideographic: '読影^一' }),
      code(MOD, N.procedure, CT),
      container(CONTAINS, N.library, [
        container(CONTAINS, N.libraryGroup, [
          code('HAS ACQ CONTEXT', N.modality, ['CT', 'DCM', 'Computed Tomography']),
          item('HAS ACQ CONTEXT', 'DATE', N.studyDate, { '0040A121': one('DA', '20260301') }),
          ...IMAGES.map((instance) => image(CONTAINS, null, [MR_IMAGE, instance])),
        ]),
      ]),
      container(CONTAINS, N.measurements, [
        container(CONTAINS, N.group, [
          text(OBS, N.session, '1'),
          text(OBS, N.trackingId, 'Measurements group 1'),
          uid(OBS, N.trackingUid, '2.25.4411'),
          code(CONTAINS, N.category, V.abnormal),
          code(CONTAINS, N.finding, V.mass),
          image(CONTAINS, N.segment, [SEGMENTATION, SEG], { '0062000B': one('US', 1) }),
          uid(CONTAINS, N.sourceSeries, '2.25.1100'),
          code(MOD, N.site, V.liver, [code(MOD, N.laterality, V.right)]),
          number(N.mean, '37.3289', ["[hnsf'U]", 'UCUM', 'Hounsfield unit'], [
            code(MOD, N.derivation, V.meanOf),
          ]),
          number(N.volume, '70361.3', V.mm3, [
            code(MOD, N.method, ['126030', 'DCM', 'Sum of segmented voxel volumes']),
          ]),
          code(CONTAINS, ['RID50296', 'RADLEX', 'Prostate abnormality'], ['RID5800', 'RADLEX', 'mild']),
        ]),
      ]),
    ],
    ['2.25.4501', '2.25.4502', '2.25.4503'],
  ),
}; // prettier-ignore

/** Planar regions, one in space, with algorithm, time point, several sites, and a person with a login name. */
const highdicom: ForeignDocument = {
  name: 'in the manner of highdicom',
  dataset: document(
    '2',
    [
      english(false),
      code(OBS, N.observerType, V.person),
      person(OBS, N.personName, { Alphabetic: 'Doe^John' }),
      text(OBS, N.login, 'jdoe'),
      text(OBS, N.organisation, 'Institute'),
      code(OBS, N.observerType, V.device),
      uid(OBS, N.deviceUid, '2.25.4601'),
      code(MOD, N.procedure, ['25056-3', 'LN', 'MRI unspecified body region']),
      container(CONTAINS, N.measurements, [
        container(CONTAINS, N.group, [
          text(OBS, N.trackingId, 'Lesion 1'),
          uid(OBS, N.trackingUid, '2.25.4611'),
          text(OBS, N.timePoint, 'baseline'),
          code(CONTAINS, N.finding, V.cord),
          code(MOD, N.site, V.t9),
          code(MOD, N.site, ['78972004', 'SCT', 'Pedicle of vertebra'], [
            code(MOD, N.laterality, V.right),
          ]),
          region('POLYLINE', [10, 10, 30, 10, 30, 25, 10, 25, 10, 10], FIRST),
          number(N.area, '50', V.mm2),
          number(N.diameter, '7.25', V.mm, [text('HAS CONCEPT MOD', N.algorithm, 'longest')]),
          text(OBS, N.algorithm, 'segmenter'),
          text(OBS, N.algorithmVersion, '1.2'),
          text(CONTAINS, N.comment, 'seen <b>well</b>'),
        ]),
        container(CONTAINS, N.group, [
          text(OBS, N.trackingId, 'Lesion 2'),
          uid(OBS, N.trackingUid, '2.25.4612'),
          code(CONTAINS, N.finding, V.mass),
          item(CONTAINS, 'SCOORD3D', ['111030', 'DCM', 'Image Region'], {
            '00700022': { vr: 'FL', Value: [1.5, 2, 3, 4, 5, 6, 7, 8, 9, 1.5, 2, 3] },
            '00700023': one('CS', 'POLYGON'),
            '30060024': one('UI', '2.25.1199'),
          }),
          number(N.length, '12.5', V.mm),
        ]),
      ]),
      container(CONTAINS, N.evaluations, [
        code(CONTAINS, ['RID12', 'RADLEX', 'Image quality'], ['RID13', 'RADLEX', 'diagnostic']),
      ]),
    ],
  ),
}; // prettier-ignore

/** Outlines and a label by a device alone: no origin, no time, no person; numbers that our own would be other than. */
const device: ForeignDocument = {
  name: 'by a device',
  dataset: document(
    '3',
    [
      english(false),
      code(OBS, N.observerType, V.device),
      uid(OBS, N.deviceUid, '2.25.4701'),
      text(OBS, N.deviceName, 'Finder'),
      text(OBS, N.deviceMaker, 'Another maker'),
      text(OBS, N.deviceModel, 'Finder 3'),
      text(OBS, N.deviceSerial, '77'),
      code(MOD, N.procedure, ['25056-3', 'LN', 'MRI unspecified body region']),
      container(CONTAINS, N.library, [
        container(CONTAINS, N.libraryGroup, [
          code('HAS ACQ CONTEXT', N.modality, ['MR', 'DCM', 'Magnetic Resonance']),
          ...IMAGES.map((instance) => image(CONTAINS, null, [MR_IMAGE, instance])),
        ]),
      ]),
      container(CONTAINS, N.measurements, [
        ...[FIRST, SECOND].map((instance, index) =>
          container(CONTAINS, N.group, [
            text(OBS, N.trackingId, `cord ${index + 1}`),
            uid(OBS, N.trackingUid, `2.25.471${index + 1}`),
            code(CONTAINS, N.finding, V.cord),
            code(MOD, N.site, index === 0 ? V.t9 : V.t10),
            region('POLYLINE', [12.5, 10, 31, 10, 31, 26, 12.5, 26, 12.5, 10], instance),
            at('20260302075900', number(N.area, '50', V.mm2)),
            number(N.confidence, '0.875', V.none),
          ]),
        ),
        container(CONTAINS, N.group, [
          text(OBS, N.trackingId, 'T9'),
          uid(OBS, N.trackingUid, '2.25.4721'),
          code(CONTAINS, N.finding, ['51282000', 'SCT', 'Vertebra']),
          code(MOD, N.site, V.t9),
          region('POINT', [40, 44.5], FIRST),
        ]),
        ...([[V.t9, '2.25.4722'], [V.liver, '2.25.4723']] as const).map(([site, tracking]) =>
        container(CONTAINS, N.group, [
          text(OBS, N.trackingId, 'span'),
          uid(OBS, N.trackingUid, tracking),
          at('20260302075901', code(CONTAINS, N.finding, V.mass)),
          code(CONTAINS, N.category, V.abnormal),
          code(MOD, N.site, site),
          number(N.length, '31.4', V.mm, [
            item('INFERRED FROM', 'SCOORD', ['121112', 'DCM', 'Source of Measurement'], {
              '00700022': { vr: 'FL', Value: [10, 10, 50, 40] },
              '00700023': one('CS', 'POLYLINE'),
            }, [image('SELECTED FROM', null, [MR_IMAGE, FIRST])]),
          ]),
        ]),
        ),
      ]),
    ],
  ),
}; // prettier-ignore

/** One document in the manner of each program whose reports reach a reader. */
export const FOREIGN_DOCUMENTS: readonly ForeignDocument[] = [dcmqi, highdicom, device];
