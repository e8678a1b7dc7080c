import { COMPARTMENTS, type Compartment } from '../../domain/compartment.ts';

/** Compartments that are named together. */
interface Family {
  readonly members: readonly (readonly [Compartment, string])[];
  /** From one part's word, or several joined, to the name. */
  readonly name: (parts: string) => string;
  /** The name of all members at once, where that is shorter. */
  readonly all?: string;
}

const sided = (stem: string, one: string, both: string): Family => ({
  members: [
    [`${stem}-right` as Compartment, 'Right'],
    [`${stem}-left` as Compartment, 'Left'],
  ],
  name: (side) => `${side} ${one}`,
  all: both,
});

const single = (compartment: Compartment, name: string): Family => ({
  members: [[compartment, '']],
  name: () => name,
});

/** In the order in which a report names them. */
const FAMILIES: readonly Family[] = [
  {
    members: [
      ['body-anterior-right', 'right'],
      ['body-anterior-middle', 'middle'],
      ['body-anterior-left', 'left'],
    ],
    name: (parts) => `Body, anterior ${parts}`,
    all: 'Body, anterior half',
  },
  {
    members: [
      ['body-posterior-right', 'right'],
      ['body-posterior-middle', 'middle'],
      ['body-posterior-left', 'left'],
    ],
    name: (parts) => `Body, posterior ${parts}`,
    all: 'Body, posterior half',
  },
  sided('pedicle', 'pedicle', 'Both pedicles'),
  sided('lamina', 'lamina', 'Both laminae'),
  sided('facet', 'facet', 'Both facets'),
  sided('costovertebral', 'costovertebral joint', 'Both costovertebral joints'),
  sided('transverse-process', 'transverse process', 'Both transverse processes'),
  single('spinous-process', 'Spinous process'),
  {
    members: [
      ['epidural-ventral', 'ventral'],
      ['epidural-dorsal', 'dorsal'],
      ['epidural-right', 'right'],
      ['epidural-left', 'left'],
    ],
    name: (parts) => `Epidural, ${parts}`,
    all: 'Epidural, all around',
  },
  single('intradural-extramedullary', 'Intradural extramedullary'),
  single('intramedullary', 'Intramedullary'),
  sided('foramen', 'foramen', 'Both foramina'),
  sided('paraspinal', 'paraspinal tissue', 'Paraspinal tissue on both sides'),
];

/** One compartment in words: "Left pedicle", "Body, posterior left". Left and right are the patient's. */
export function compartmentTitle(compartment: Compartment): string {
  for (const family of FAMILIES) {
    const member = family.members.find(([each]) => each === compartment);
    if (member !== undefined) return family.name(member[1]);
  }
  return compartment;
}

/** Several compartments in as few lines as can be: "Body, posterior middle and left", "Both pedicles". */
export function compartmentLines(
  compartments: readonly Compartment[],
): readonly { readonly text: string; readonly compartments: readonly Compartment[] }[] {
  return FAMILIES.flatMap((family) => {
    const found = family.members.filter(([each]) => compartments.includes(each));
    if (found.length === 0) return [];
    const isAll = found.length === family.members.length && family.all !== undefined;
    const text = isAll ? family.all : family.name(joined(found.map(([, part]) => part)));
    return [{ text, compartments: found.map(([each]) => each) }];
  });
}

function joined(parts: readonly string[]): string {
  const last = parts.at(-1) ?? '';
  return parts.length < 2 ? last : `${parts.slice(0, -1).join(', ')} and ${last}`;
}

/** The same compartment on the other side; itself where it has none. */
export function mirrorCompartment(compartment: Compartment): Compartment {
  const other = compartment.endsWith('-right')
    ? compartment.replace(/-right$/, '-left')
    : compartment.replace(/-left$/, '-right');
  return COMPARTMENTS.find((each) => each === other) ?? compartment;
}
