import { list, table, text, type ReferenceCard } from '../reference-card.ts';

/** Priors with what they are shares of, and how far readers agree. Source: spec clinical-rules 1.4 and 6. */
export const NUMBER_CARDS = {
  priors: {
    title: 'How often, and of whom',
    topic: 'numbers',
    parts: [
      table(
        'Compression, and spinal metastases',
        ['Of', 'Share', 'Source'],
        [
          ['Cancer patients', '5 to 10 %', 'Imaging review'],
          ['Those with vertebral metastases', '10 %', 'Orthopaedic review'],
          [
            'Those with compression: first sign of the cancer',
            '20 %; lung cancer 30 %',
            'Imaging review',
          ],
          ['Those with spinal metastases: primary unknown', '13 %', 'Orthopaedic review'],
        ],
      ),
      table(
        'Primary, of those with compression',
        ['Primary', 'Share'],
        [
          ['Breast, lung, prostate', '10 to 20 % each'],
          ['Kidney, lymphoma, myeloma', '5 to 10 % each'],
          ['In children', 'Ewing sarcoma, neuroblastoma'],
        ],
      ),
      table(
        'Where along the spine',
        ['Counted', 'Thoracic', 'Lumbar', 'Cervical'],
        [
          ['Epidural disease', '68 %', '16 %', '15 %'],
          ['Vertebrae', '70 %', '20 %', '10 %, with the sacrum'],
        ],
      ),
      text(
        'Intramedullary: 3.4 % of symptomatic metastatic lesions of the cord (encyclopedia article).',
      ),
    ],
    conflicts: ['X23', 'X24'],
    sources: ['review-imaging', 'review-orthopaedic', 'encyclopedia'],
    words: 'incidence prevalence frequency prior primary site',
  },
  'agreement-escc': {
    title: 'How far readers agree on ESCC',
    topic: 'numbers',
    parts: [
      table(
        'Studies',
        ['Study', 'Finding'],
        [
          [
            'Bilsky 2010',
            '7 surgeons, 25 cases, 3 rounds: good to excellent on axial T2; T2 better than T1',
          ],
          [
            'Arana 2016',
            '90 patients, 83 readers: within a reader 0.82, between readers 0.64, against a board 0.71',
          ],
          [
            'Hallinan 2022, MRI',
            'Thoracic axial T2, a trained network: normal or abnormal 93.6 / 97.6 % inside, 98.1 / 89.9 % outside',
          ],
          [
            'Hallinan 2022, CT',
            'Three classes: network 0.873 to 0.911, radiologists 0.726 to 0.820',
          ],
          [
            'CT 2022, second study',
            'Readers 0.866 to 0.947, original reports 0.095; sensitivity 44 % against 92 to 98 %',
          ],
          [
            'CT 2023',
            '420 studies: network 0.872 inside, 0.844 outside; radiologists 0.795, 0.724',
          ],
          [
            'CT 2025',
            'High grade visible in 84 of 95 CT, reported in 32; the delay was 20 ± 28 days',
          ],
          ['12-point scale', '330 patients: correlation with ASIA 0.750, 0.729 for six grades'],
        ],
      ),
      text('Numbers between 0 and 1 are kappa unless named otherwise.'),
    ],
    sources: ['bilsky-2010', 'arana-2016', 'hallinan-2022', 'escc-12-point'],
    words: 'kappa reliability inter-reader intra-reader',
    see: ['escc', 'agreement-sins'],
  },
  'agreement-sins': {
    title: 'How far readers agree on SINS',
    topic: 'numbers',
    parts: [
      table(
        'Between readers, by item (Fourney 2011)',
        ['Item', 'Kappa'],
        [
          ['Location', '0.790'],
          ['Pain', '0.841'],
          ['Lesion quality', '0.244'],
          ['Alignment', '0.456'],
          ['Collapse', '0.462'],
          ['Posterolateral', '0.492'],
          ['Total', 'ICC 0.846'],
        ],
      ),
      table(
        'Other studies',
        ['Study', 'Finding'],
        [
          ['Fisher 2014, 37 radiologists', 'Two classes: between 0.76, within 0.82, validity 0.88'],
          ['Fisher 2014, 33 radiation oncologists', 'Two classes: 0.76, 0.80, 0.85'],
          ['Campos 2014', 'ICC 0.79; quality 0.21, posterolateral 0.29, collapse 0.42'],
          ['Teixeira 2013', 'Only fair outside expert readers'],
          ['Pennington 2019, meta-analysis', 'Within 0.815, between 0.673'],
          [
            'Arana 2016',
            'Level above 0.94; ICC about 0.55 between, 0.77 within (recalled, not checked against the source)',
          ],
          [
            'CT geometry, preprint 2026',
            '482 studies: three classes right in 90.2 %; kappa of the total 0.625, oncologists 0.207',
          ],
        ],
      ),
    ],
    sources: [
      'fourney-2011',
      'fisher-2014',
      'campos-2014',
      'teixeira-2013',
      'pennington-2019',
      'arana-2016',
      'sins-geometry',
    ],
    words: 'kappa icc reliability inter-reader',
    see: ['sins', 'sins-validity', 'agreement-escc'],
  },
  'reporting-time': {
    title: 'Time of structured reports',
    topic: 'numbers',
    parts: [
      list(
        'Structured lumbar MRI: 8 against 21 minutes for a resident, no gain for a senior.',
        'Templates in an emergency room: dictation 47 % shorter, total time unchanged.',
        'SINS from report texts by a language model: ICC 0.98 to 0.99 in two studies.',
      ),
    ],
    sources: ['report-studies'],
    words: 'structured reporting time template',
  },
} as const satisfies Readonly<Record<string, ReferenceCard>>;
