import type { Vr } from '../sr/value-representation.ts';

/**
 * The only attributes whose values leave with a de-identified image: what is needed to show it, to place it and to know how
 * it was made. All others go, private ones and those of later editions included, so that nothing has to be known to be
 * removed. None holds free text. Source: DICOM PS3.3 C.7.6.1 to C.7.6.3, C.7.6.16, C.8.2.1, C.8.3.1, C.8.13; but for the
 * UIDs and the references, which are replaced, none is named by PS3.15 table E.1-1 (`profile-table.ts`, and its tests).
 */
const KEPT_BY_VR: Readonly<Partial<Record<Vr, string>>> = {
  CS: `00080008 00080060 00089205 00089206 00089207 00089208 00180015 00180020 00180021 00180022 00180023 00181312
    00185100 00189004 00189008 00189009 00189010 00189011 00189012 00189014 00189015 00189016 00189017 00189018 00189020
    00189021 00189022 00189024 00189025 00189026 00189027 00189028 00189029 00189032 00189033 00189034 00189036 00189075
    00189077 00189081 00189094 00209072 00280004 00280301 00281056 00282110 00282114 20500020`,
  DS: `00180050 00180060 00180080 00180081 00180082 00180083 00180084 00180087 00180088 00180090 00180093 00180094 00180095
    00181100 00181120 00181314 00200032 00200037 00201041 00280030 00281050 00281051 00281052 00281053 00282112`,
  FD: '00189073 00189082 00189087 00189098 00189220',
  IS: '00180086 00180089 00180091 00200011 00200012 00200013 00280008 00280034',
  SH: '00180024 00180085 00209056',
  UL: '00209057 00209128 00209157',
  US: `00181310 00189058 00189231 00280002 00280006 00280010 00280011 00280100 00280101 00280102 00280103 00280120
    00280121`,
  UI: '00080016 00080018 00081150 00081155 0020000D 0020000E 00200052 00209164',
  SQ: `00081140 00082112 00189006 00189112 00189114 00189115 00189117 00189119 00189125 00189226 00189329 00209071
    00209111 00209113 00209116 00209221 00209222 00289110 00289132 00289145 52009229 52009230`,
  AT: '00209165 00209167',
};

const KEPT: ReadonlyMap<string, Vr> = new Map(
  (Object.entries(KEPT_BY_VR) as [Vr, string][]).flatMap(([vr, tags]) =>
    tags.split(/\s+/).map((tag): [string, Vr] => [tag, vr]),
  ),
);

/** Dates that are moved, all of a study by the same number of days. Source: DICOM PS3.15 E.3.6, option 113107. */
const SHIFTED_DATES: ReadonlySet<string> = new Set([
  '00080020',
  '00080021',
  '00080022',
  '00080023',
]);

/** How an attribute leaves: with its value (UIDs as other ones), moved in time, or not at all. */
export type Keeping =
  | { readonly kind: 'value'; readonly vr: Vr }
  | { readonly kind: 'date' }
  | { readonly kind: 'none' };

/** How an attribute leaves. Shape: `tag` is 8 upper-case hexadecimal digits. */
export function keeping(tag: string): Keeping {
  if (SHIFTED_DATES.has(tag)) return { kind: 'date' };
  const vr = KEPT.get(tag);
  return vr === undefined ? { kind: 'none' } : { kind: 'value', vr };
}

/**
 * What the values of a representation are made of; a value with anything else in it is left out, since it may be words.
 * Source: DICOM PS3.5 table 6.2-1; SH is held to the names of sequences and nuclei.
 */
const REPERTOIRES: Readonly<Partial<Record<Vr, RegExp>>> = {
  CS: /^[A-Z0-9_ \\]*$/,
  DS: /^[0-9+\-.Ee \\]*$/,
  IS: /^[0-9+\- \\]*$/,
  SH: /^[*#%]?[a-zA-Z0-9_*+\-. \\]{0,16}$/,
  UI: /^[0-9.\\]*$/,
};

/** Whether a text is what its representation says. */
export const isProper = (vr: Vr, text: string): boolean => REPERTOIRES[vr]?.test(text) ?? true;
