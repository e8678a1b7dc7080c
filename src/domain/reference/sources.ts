/** A source as a reader would look it up, and whether what is said here was held against its text. */
interface Source {
  readonly citation: string;
  readonly isChecked: boolean;
}

/**
 * Where the reference comes from. Facts only, in our own words: some of the sources are proprietary. Reviews are named by
 * their kind where no primary source is known. `isChecked`: false means recalled, shown as "not checked against the source".
 */
export const SOURCES = {
  'review-imaging': {
    citation:
      'Review article on imaging of spinal metastases and epidural disease (open access, Frontiers)',
    isChecked: true,
  },
  'review-orthopaedic': {
    citation: 'Review article on imaging of vertebral metastases (Spanish orthopaedic society)',
    isChecked: true,
  },
  'topic-treatment': {
    citation: 'Clinical topic review on treatment of epidural spinal cord compression (UpToDate)',
    isChecked: true,
  },
  encyclopedia: {
    citation: 'Encyclopedia article on spinal metastasis (wiki)',
    isChecked: true,
  },
  'bilsky-2010': {
    citation: 'Bilsky et al., J Neurosurg Spine 2010;13:324-328',
    isChecked: true,
  },
  'fisher-2010': { citation: 'Fisher et al., Spine 2010;35:E1221-E1229', isChecked: true },
  'fourney-2011': { citation: 'Fourney et al., J Clin Oncol 2011', isChecked: true },
  'fisher-2014': {
    citation: 'Fisher et al. 2014, two studies of readers: radiologists and radiation oncologists',
    isChecked: true,
  },
  'campos-2014': { citation: 'Campos et al. 2014 (PMID 24275615)', isChecked: true },
  'teixeira-2013': { citation: 'Teixeira et al. 2013', isChecked: true },
  'pennington-2019': { citation: 'Pennington et al. 2019, meta-analysis', isChecked: true },
  'arana-2016': { citation: 'Arana et al., J Natl Compr Canc Netw 2016', isChecked: true },
  'hallinan-2022': {
    citation: 'Hallinan et al. 2022 (MRI, CT), with follow-up studies on CT 2022 to 2025',
    isChecked: true,
  },
  'escc-12-point': {
    citation: 'Study of a 12-point ESCC scale in 330 patients',
    isChecked: true,
  },
  'cauda-sbrt': {
    citation: 'Cohort of 201 patients after stereotactic radiation of the cauda equina',
    isChecked: true,
  },
  'cauda-abstract': {
    citation: 'Conference abstract on a cauda equina scale in 45 patients (Vanderbilt)',
    isChecked: true,
  },
  'conus-position': {
    citation: 'Study of the conus position in 504 adults',
    isChecked: true,
  },
  'compression-measures': {
    citation: 'Miyanji, Fehlings et al., maximum spinal cord compression and canal compromise',
    isChecked: false,
  },
  'white-panjabi': {
    citation: 'White and Panjabi, limits of translation in the spine',
    isChecked: false,
  },
  'hounsfield-study': {
    citation: 'Study of CT attenuation of untreated blastic metastases and bone islands',
    isChecked: false,
  },
  'common-teaching': { citation: 'Common teaching of radiology', isChecked: false },
  'sins-geometry': {
    citation: 'Preprint of 2026 on SINS from CT geometry in 482 studies',
    isChecked: true,
  },
  'report-studies': {
    citation: 'Studies of SINS from reports and of structured reporting, 2025 and before',
    isChecked: true,
  },
  thecal: { citation: 'Thecal: a proposal of this project, not published', isChecked: true },
} as const satisfies Readonly<Record<string, Source>>;

/** Names a source. */
export type SourceId = keyof typeof SOURCES;
