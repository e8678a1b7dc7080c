import { ESCC_GRADES } from '../../escc/escc.ts';
import { gradeTitle } from '../../escc/explain.ts';
import { ESCC_RULE } from '../../escc/tolerances.ts';
import { RULE_PROPOSALS, type RuleName } from '../../rules.ts';
import { table, text, type ReferenceCard } from '../reference-card.ts';

const GRADE_READING = {
  '0': 'Tumour in bone, none in the epidural space.',
  '1a': 'Tumour reaches the epidural space; the outline of the sac is not changed.',
  '1b': 'The sac is pushed in or aside; CSF still lies between it and the cord.',
  '1c': 'The sac is pushed in as far as the cord, whose shape and place are kept.',
  '2': 'The cord is compressed or displaced, and CSF is still seen on that slice.',
  '3': 'The cord is compressed and no CSF is left on that slice.',
} as const;

const rule = (name: RuleName): number => RULE_PROPOSALS[name].value;
const larger = (least: RuleName, pixels: RuleName): string =>
  `${rule(least).toFixed(1)} mm or ${rule(pixels)} pixels, whichever is larger`;
const contact = larger('escc-contact-mm', 'escc-contact-pixels');

/** What the ESCC grade is, how Thecal finds it, and where it does not apply. Source: spec clinical-rules 1.1, 3, 5. */
export const ESCC_CARDS = {
  escc: {
    title: 'ESCC grade (Bilsky)',
    topic: 'escc',
    drawing: 'escc-grades',
    parts: [
      text('Six grades of epidural spinal cord compression, read on axial T2 at the worst site.'),
      table(
        'The six grades',
        ['Grade', 'In short', 'On the axial T2'],
        ESCC_GRADES.map((grade) => [grade, gradeTitle(grade), GRADE_READING[grade]]),
      ),
    ],
    rule: 'A level has the highest grade of its slices, a study the highest of its levels. What is computed is a proposal; the reader gives the grade.',
    conflicts: ['X2', 'X3', 'X4', 'X5', 'X6', 'X7', 'X8'],
    sources: ['bilsky-2010', 'review-imaging', 'review-orthopaedic', 'topic-treatment'],
    words: 'epidural spinal cord compression scale mescc',
    see: ['escc-bands', 'escc-tolerances', 'cauda-scales'],
  },
  'escc-bands': {
    title: 'Low and high grade',
    topic: 'escc',
    parts: [
      text(
        'High is 2 and 3, also without symptoms. The sources draw the line to low in three ways:',
      ),
      table(
        'What is called low',
        ['Source', 'Low'],
        [
          ['Orthopaedic review', '0, 1a, 1b, 1c'],
          ['Clinical topic', '1a, 1b, 1c; 0 is no compression'],
          ['Imaging review', '0, 1a, 1b; 1c is controversial'],
          ['A CT study, a radiation cohort', '1c counts as high'],
        ],
      ),
    ],
    rule: 'The grade is recorded and stands beside its band: 0 none, 1a and 1b low, 1c low, borderline, 2 and 3 high. The rule settings can move 1c to high.',
    conflicts: ['X1', 'X25'],
    sources: [
      'review-orthopaedic',
      'topic-treatment',
      'review-imaging',
      'hallinan-2022',
      'cauda-sbrt',
    ],
    see: ['escc', 'noms-branches'],
  },
  'escc-1a': {
    title: 'Epidural disease without a deformed sac',
    topic: 'escc',
    parts: [
      text(
        'Any indentation of the sac by tumour is compression by definition. 1a has tumour in the epidural space and none of that.',
      ),
      text(
        'A cord that lies on undeformed dura beside tumour is 1a too: the thoracic cord lies in front in health.',
      ),
    ],
    rule: '1a reads "epidural, sac not deformed". Contact without deformation stays 1a, with a note.',
    conflicts: ['X2', 'X4'],
    sources: ['topic-treatment', 'thecal'],
    words: 'indentation definition',
    see: ['escc'],
  },
  'escc-tolerances': {
    title: 'Tolerances of the grade',
    topic: 'escc',
    parts: [
      text(
        'The scale is worded, not measured. To grade from outlines, each word needs a number. These are proposals of this project, not published limits; p is the larger acquired spacing of the pixels.',
      ),
      table(
        'Proposals',
        ['Measure', 'Counts from', 'Decides'],
        [
          ['Gap between tumour and cord', `touched up to ${contact}`, '1b or 1c'],
          ['Depth of the sac, of the cord', contact, '1a or 1b, 1c or 2'],
          [
            'Displacement of the cord',
            larger('escc-displacement-mm', 'escc-displacement-pixels'),
            '1c or 2',
          ],
          [
            'Visible CSF',
            `${rule('escc-csf-area-mm2')} mm² where it is at least as wide as the gap's tolerance`,
            '2 or 3',
          ],
          [
            'Epidural tumour',
            `${rule('escc-epidural-area-mm2')} mm² or ${ESCC_RULE.epiduralAreaSquaredPixels} p², whichever is larger`,
            '0 or 1a',
          ],
          [
            'Around the sac',
            `${rule('escc-circumferential-deg')}°`,
            '2, with 3 as the other reading',
          ],
          [
            'Boundary',
            `within ${ESCC_RULE.boundaryPixels} p of a tolerance`,
            'a note to look at both neighbours',
          ],
        ],
      ),
      text(
        'A dent is measured against an outline of an uninvolved level. Without one it is measured against the hull of the sac itself, which can prove a dent and never exclude one: the reader is asked.',
      ),
    ],
    rule: 'The tolerances can be changed in the rule settings; the change is kept in the reading and shown on its cards.',
    conflicts: ['X3', 'X5', 'X6', 'X7', 'X8'],
    sources: ['thecal'],
    words: 'proposal threshold contact gap depth displacement csf pixel boundary settings',
    see: ['escc'],
  },
  'cauda-scales': {
    title: 'Below the conus: CE-A and CE-B',
    topic: 'escc',
    parts: [
      text(
        'ESCC was tested on cervical and thoracic levels. For the cauda equina two scales were published; neither is ESCC.',
      ),
      table(
        'CE-A, by contact',
        ['Grade', 'Finding'],
        [
          ['0', 'Bone only'],
          ['1', 'Epidural, roots not touched'],
          ['2', 'Roots touched, CSF visible'],
          ['3', 'Roots compressed, no CSF'],
        ],
      ),
      table(
        'CE-B, by effacement of the sac',
        ['Grade', 'Finding'],
        [
          ['0', 'Bone only'],
          ['1', 'Sac indented by less than 50 %'],
          ['2', '50 % or more effaced'],
          ['3', 'Effaced, no CSF'],
          ['4', 'As 3, roots clumped above'],
          ['F', 'Added where a foramen is involved'],
        ],
      ),
      text(
        'The conus lies at the lower third of L1 on average, between the middle of T12 and the top of L3.',
      ),
    ],
    rule: 'The reader marks the tip of the conus. Unmarked, levels to T11 have cord, T12 to L3 are asked, L4 and below are cauda equina. Effacement is measured against the outlined sac of a neighbour.',
    sources: ['cauda-sbrt', 'cauda-abstract', 'conus-position'],
    words: 'cauda equina conus roots lumbar',
    see: ['escc'],
  },
} as const satisfies Readonly<Record<string, ReferenceCard>>;
