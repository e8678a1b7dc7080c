/** Where the sources disagree or leave a gap, what Thecal does there, and why. */
interface Conflict {
  readonly title: string;
  /** What the sources say. */
  readonly conflict: string;
  readonly rule: string;
  readonly reason: string;
}

/** The 27 conflicts of the sources. The rules hold everywhere in Thecal. Source: spec clinical-rules section 2. */
export const CONFLICTS = {
  X1: {
    title: 'What "low grade" means',
    conflict:
      'One review counts 0 to 1c as low, a clinical topic grade 1 only, another review leaves 1c open. A CT study and a radiation cohort count 1c as high.',
    rule: 'The grade is recorded and always shown beside its band. 0 has no band, 1a and 1b are low, 1c is low, borderline, 2 and 3 are high. The rule settings can move 1c to high.',
    reason: 'The same word stands for three sets of grades; the grade itself loses nothing.',
  },
  X2: {
    title: '1a and the definition of compression',
    conflict:
      'A clinical topic counts 1a as low-grade compression, yet defines compression by an indented sac, which 1a lacks.',
    rule: '1a reads "epidural disease, sac not deformed".',
    reason: 'No label that the image contradicts.',
  },
  X3: {
    title: 'The word for 1b',
    conflict: 'The sac is called displaced, deformed or compressed.',
    rule: 'Deformation and displacement of the edge that faces the tumour both count, measured against the reference outline.',
    reason: 'One measure covers the three words.',
  },
  X4: {
    title: '1c without a deformed sac',
    conflict: 'One drawing of 1c leaves the deformation of the sac out.',
    rule: '1c needs a deformed sac and contact. Contact alone is 1a, with a note that the cord lies on undeformed dura.',
    reason: 'The thoracic cord lies on the ventral dura in health.',
  },
  X5: {
    title: 'Displacement and grade 2',
    conflict:
      'A clinical topic takes displacement of the cord for grade 2, others compression alone.',
    rule: 'Displacement beyond its tolerance gives 2, marked "by displacement".',
    reason: 'The authors of the topic include authors of the scale.',
  },
  X6: {
    title: 'Circumferential tumour and grade 3',
    conflict:
      'A clinical topic takes tumour all around, or lost CSF, for grade 3; two reviews take lost CSF alone.',
    rule: 'CSF decides. Tumour around at least 330° with CSF visible is 2, and 3 is printed as the other reading.',
    reason: 'Two of three sources and the title of the scale; the reader sees both.',
  },
  X7: {
    title: 'CSF lost without a compressed cord',
    conflict: 'No source says what a cord is that fills a narrow canal.',
    rule: '1c with a note; never 3.',
    reason: 'Every text asks compression of grade 3.',
  },
  X8: {
    title: 'How much CSF counts',
    conflict: '"CSF around the cord" in one text, "some CSF" in others.',
    rule: 'Any pocket visible on that slice.',
    reason: 'Least ambiguous, and two sources agree.',
  },
  X9: {
    title: 'Where stable begins',
    conflict: 'Stable is 0 to 6 in tables, 1 to 6 in one text.',
    rule: '0 to 6.',
    reason: 'A total of 0 can be reached.',
  },
  X10: {
    title: 'Words for 13 to 18',
    conflict: 'One review writes of urgent surgery, the others of consultation.',
    rule: 'The class, and from 7 points on: surgical consultation suggested.',
    reason: 'The score was made for referral.',
  },
  X11: {
    title: 'Exactly 50 %',
    conflict: '"Less than 50 %" and "more than 50 %" leave 50.0 % open.',
    rule: 'More than 50 % collapse is 3 points; 20 % up to and including 50 %, or a collapse the reader confirms, is 2; from 10 to 20 % the reader is asked. Unrounded values are compared. Between 45 and 55 % both totals are shown. Involvement above 50 % is 1.',
    reason: '"More than" is strict, and a collapsed body cannot score below 2.',
  },
  X12: {
    title: 'The signal matrix',
    conflict:
      'A table marks lytic metastases dark out of phase and like fat on ADC; another table and the text of the same review say bright and low. The tables differ, too, on diffusion and enhancement of oedema and on ADC of fatty marrow.',
    rule: 'Nothing is computed from the matrix. The 20 % rule of signal loss holds, and the disagreement is noted.',
    reason: 'Signs may have been lost when the table was set.',
  },
  X13: {
    title: 'Exactly 20 % signal loss',
    conflict:
      'Below 20 % is malignant, above benign; 20 % is neither. One text writes phase-contrast.',
    rule: '18 to 22 % is indeterminate. Opposed-phase imaging is meant.',
    reason: 'Noise of the measurement.',
  },
  X14: {
    title: '885 and 1060 HU',
    conflict: 'Both numbers are given for one lesion, with a gap between them.',
    rule: 'One is the mean, the other the maximum. Mean below 885 and maximum below 1060 favour metastasis, both above favour a bone island, mixed is indeterminate. Untreated lesions only.',
    reason:
      'Two measures of one region explain the two numbers. Recalled, not checked against the source.',
  },
  X15: {
    title: 'What counts as posterolateral',
    conflict:
      'One heading says posterior element, a review says facet, pedicle or joint, a topic adds fracture or replacement of the costovertebral joint.',
    rule: 'Pedicle, facet joint, and at T1 to T12 the costovertebral joint. Lamina, spinous and transverse process alone score 0 and stay marked. Bilateral is any of them on each side.',
    reason: 'The most complete list; the heading is a contraction.',
  },
  X16: {
    title: 'Pain that is not mechanical',
    conflict: 'The table asks for occasional pain.',
    rule: 'Any pain that is not mechanical, also constant, is 1. Not known leaves a range, never 0.',
    reason: 'No other class fits.',
  },
  X17: {
    title: 'Places without a name in the table',
    conflict: 'Discs, transitional vertebrae and the coccyx are not listed.',
    rule: 'The higher of the touching vertebrae. Transitional anatomy needs a stated way of counting; the coccyx is 0 and marked as outside the table.',
    reason: 'Higher points ask for a look sooner.',
  },
  X18: {
    title: 'Several lesions',
    conflict: 'The score is for one segment; nothing is said of several.',
    rule: 'Each vertebra has its score; the patient has the highest. Scores are never added.',
    reason: 'The score is per segment.',
  },
  X19: {
    title: 'Histologies that are not listed',
    conflict:
      'Ovarian cancer stands in a footnote only; thyroid, liver, head and neck, neuroendocrine and unknown primaries stand nowhere.',
    rule: 'Ovarian is sensitive, with a note. What is not listed is unclassified, and the branch stops.',
    reason: 'Never resistant by default.',
  },
  X20: {
    title: 'Myeloma among blastic causes',
    conflict: 'One review names myeloma as a cause of blastic lesions.',
    rule: 'Lesion quality comes from the image and the reader, never from the histology.',
    reason: 'Implausible.',
  },
  X21: {
    title: 'The N of NOMS',
    conflict: 'One table spells it Neoplasm, its text Neurologic.',
    rule: 'Neurologic.',
    reason: 'The text of the same source.',
  },
  X22: {
    title: 'A sensitivity that is a specificity',
    conflict: 'A review gives MRI two sensitivities, 98.5 and 98.9 %, with shifted references.',
    rule: 'Sensitivity 98.5 %, specificity 98.9 %.',
    reason: 'A slip of the pen.',
  },
  X23: {
    title: 'Where metastases sit',
    conflict:
      'Thoracic 68, lumbar 16, cervical 15 % in one review; 70, 20 and 10 % (cervical with sacral) elsewhere.',
    rule: 'Both, each with its source.',
    reason: 'One counts epidural disease, the other vertebrae.',
  },
  X24: {
    title: 'How often the cord is compressed',
    conflict:
      '5 to 10 % of cancer patients in one review, 10 % of those with vertebral metastases in another.',
    rule: 'Both, each with what it is a share of.',
    reason: 'Different denominators.',
  },
  X25: {
    title: '1c in the treatment framework',
    conflict: 'One review calls 1c controversial, two sources list radiation.',
    rule: 'The branch of a 1c shows a note with both readings.',
    reason: 'The sources do not settle it.',
  },
  X26: {
    title: 'Translation and deformity together',
    conflict: 'Nothing says whether 4 and 2 points of alignment add up.',
    rule: '4, the higher of the two.',
    reason: 'An item takes one answer.',
  },
  X27: {
    title: 'Lesion quality without CT',
    conflict: 'Lytic and blastic are terms of CT; many studies are MR alone.',
    rule: 'Allowed, marked as inferred from MR. CT is preferred.',
    reason: 'Of all items readers agree on this one least.',
  },
} as const satisfies Readonly<Record<string, Conflict>>;

/** Names a conflict. */
export type ConflictId = keyof typeof CONFLICTS;
