import type { Compartment } from './compartment.ts';
import type { SpineSite } from './level.ts';

/** A place along the spine: "T9", "T9-T10". */
export const siteName = (site: SpineSite): string =>
  site.kind === 'vertebra' ? site.vertebra : `${site.upper}-${site.lower}`;

const COMPARTMENT_NAMES: Readonly<Record<Compartment, string>> = {
  'body-anterior-right': 'Body, front right',
  'body-anterior-middle': 'Body, front middle',
  'body-anterior-left': 'Body, front left',
  'body-posterior-right': 'Body, back right',
  'body-posterior-middle': 'Body, back middle',
  'body-posterior-left': 'Body, back left',
  'pedicle-right': 'Pedicle, right',
  'pedicle-left': 'Pedicle, left',
  'lamina-right': 'Lamina, right',
  'lamina-left': 'Lamina, left',
  'facet-right': 'Facet joint, right',
  'facet-left': 'Facet joint, left',
  'costovertebral-right': 'Costovertebral joint, right',
  'costovertebral-left': 'Costovertebral joint, left',
  'transverse-process-right': 'Transverse process, right',
  'transverse-process-left': 'Transverse process, left',
  'spinous-process': 'Spinous process',
  'epidural-ventral': 'Epidural, ventral',
  'epidural-dorsal': 'Epidural, dorsal',
  'epidural-right': 'Epidural, right',
  'epidural-left': 'Epidural, left',
  'intradural-extramedullary': 'Intradural, outside the cord',
  intramedullary: 'In the cord',
  'foramen-right': 'Foramen, right',
  'foramen-left': 'Foramen, left',
  'paraspinal-right': 'Paraspinal, right',
  'paraspinal-left': 'Paraspinal, left',
};

/** A compartment, side last; left and right are the patient's. */
export const compartmentName = (compartment: Compartment): string => COMPARTMENT_NAMES[compartment];
