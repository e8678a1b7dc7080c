import { list, table, text, type ReferenceCard } from '../reference-card.ts';

/** Measures beside the scores. Source: spec clinical-rules 1.3 and 3.6. */
export const MEASURE_CARDS = {
  'cord-measures': {
    title: 'Cord, canal and CSF',
    topic: 'measures',
    parts: [
      table(
        'Accompanying measures',
        ['Measure', 'Definition'],
        [
          ['Cord AP, RL', 'Extent through the centroid, front to back and side to side. Unit: mm'],
          ['Compression ratio', 'AP divided by RL'],
          ['Area ratio', 'Area of the cord against the mean of its references'],
          [
            'MSCC',
            'Loss of cord AP on the mid-sagittal T2 against the levels above and below. Unit: %',
          ],
          ['MCC', 'The same of the canal. Unit: %'],
          ['Canal occupancy', 'Epidural tumour within the canal. Unit: %'],
          ['CSF left', 'Area of the sac less that of the cord. Unit: mm²'],
          [
            'Arc',
            'How far tumour reaches around the sac: total, longest run, clock face. Unit: degrees',
          ],
        ],
      ),
      text(
        'MSCC and MCC were made for cervical injury and myelopathy, not for metastases: descriptive only.',
      ),
    ],
    rule: 'None of them decides the grade. With one usable neighbour a value is marked one-sided; a negative value is shown as 0 with a note.',
    sources: ['compression-measures', 'thecal'],
    words: 'mscc mcc ratio occupancy arc circumference',
    see: ['canal-narrowing', 'tumour-cord-distance'],
  },
  'canal-narrowing': {
    title: 'Canal narrowed by less than half',
    topic: 'measures',
    parts: [
      text(
        'Less than 50 % narrowing of the canal by tumour, without myelopathy, was the entry to a trial of radiation without steroids.',
      ),
    ],
    rule: 'Canal occupancy is shown beside 50 %.',
    sources: ['topic-treatment'],
    words: 'occupancy 50 %',
  },
  'tumour-cord-distance': {
    title: 'Distance from tumour to cord',
    topic: 'measures',
    parts: [
      text(
        'Stereotactic radiation spares the cord by a steep fall of dose: a high dose reaches tumour that lies 2 to 3 mm or more from the cord.',
      ),
    ],
    rule: 'The smallest distance is shown; below 2 mm and from 2 to 3 mm are marked.',
    sources: ['topic-treatment'],
    words: 'gap sbrt separation',
    see: ['escc-tolerances'],
  },
  'radiation-field': {
    title: 'Levels of a radiation field',
    topic: 'measures',
    parts: [
      text(
        'Conventional fields take in one vertebra above and one below the involved levels; this has been questioned.',
      ),
    ],
    rule: 'Shown as reference; Thecal plans no field.',
    sources: ['topic-treatment'],
    words: 'field above below margin',
  },
  'fracture-after-sbrt': {
    title: 'Fracture after stereotactic radiation',
    topic: 'measures',
    parts: [
      text('Up to 40 % of treated bodies fracture. Described risks:'),
      list('A high single dose', 'A fracture or deformity before', 'A lytic lesion'),
    ],
    sources: ['topic-treatment'],
    words: 'vcf vertebral compression fracture risk',
  },
  'percutaneous-limits': {
    title: 'Limits of cement',
    topic: 'measures',
    parts: [
      list(
        'High-grade epidural compression or a retropulsed fragment: described as no candidates, because of the risk.',
        'The indication for cement excludes epidural extension.',
      ),
    ],
    sources: ['topic-treatment', 'review-orthopaedic'],
    words: 'vertebroplasty kyphoplasty percutaneous',
  },
} as const satisfies Readonly<Record<string, ReferenceCard>>;
