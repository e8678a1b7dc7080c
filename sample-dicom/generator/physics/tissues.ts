/** One kind of spins: relaxation at 1.5 T, proton density against water, and whether they resonate as fat. */
export interface SpinPool {
  readonly t1Ms: number;
  readonly t2Ms: number;
  readonly protonDensity: number;
  readonly kind: 'water' | 'fat';
  /** T1 in the minutes after gadolinium. */
  readonly t1PostMs?: number;
}

/**
 * A tissue is a blend of two pools; where it lies between them varies from place to place (marrow between its red and
 * its fatty part, a disc between annulus and nucleus). `hu` gives the attenuation at the two ends.
 */
export interface Tissue {
  readonly first: SpinPool;
  readonly second: SpinPool;
  readonly hu: readonly [number, number];
}

const VOID: SpinPool = { t1Ms: 1000, t2Ms: 1, protonDensity: 0, kind: 'water' };

/**
 * Fat: T1 288, T2 165 ms (Gold et al., AJR 2004;183:343-351, 1.5 T). This long T2 is what an echo train sees, where
 * J-coupling is undone (Henkelman et al., JMRI 1994;4:533-540).
 */
const FAT: SpinPool = { t1Ms: 288, t2Ms: 165, protonDensity: 0.92, kind: 'fat' };

/** Skeletal muscle at 1.5 T: T1 1008, T2 44 ms (Stanisz et al., Magn Reson Med 2005;54:507-512). */
const MUSCLE: SpinPool = { t1Ms: 1008, t2Ms: 44, protonDensity: 0.8, kind: 'water', t1PostMs: 820 };

/**
 * Cord at 1.5 T: T1 745, T2 74 ms; cerebral grey matter T1 1124, T2 95 ms (Stanisz 2005). White columns and grey horns of
 * the cord are set on both sides of the mean, less far apart than in the brain.
 */
const CORD_WHITE: SpinPool = { t1Ms: 730, t2Ms: 72, protonDensity: 0.72, kind: 'water' };
const CORD_GREY: SpinPool = { t1Ms: 880, t2Ms: 88, protonDensity: 0.8, kind: 'water' };
const CORD_OEDEMA: SpinPool = {
  t1Ms: 1150,
  t2Ms: 140,
  protonDensity: 0.86,
  kind: 'water',
  t1PostMs: 900,
};

/** CSF: T1 4000 ms and more, T2 about 2000 ms (Rooney et al., Magn Reson Med 2007;57:308-318, for T1; T2 as commonly used). */
const CSF: SpinPool = { t1Ms: 4000, t2Ms: 1900, protonDensity: 1, kind: 'water' };

/** Water of vertebral marrow. De Bazelaire et al., Radiology 2004;230:652-659: L4 marrow T1 549, T2 49 ms with its fat; the water alone is longer in T1. */
const MARROW_WATER: SpinPool = {
  t1Ms: 930,
  t2Ms: 46,
  protonDensity: 0.66,
  kind: 'water',
  t1PostMs: 780,
};

/** Cortical bone and ligament give next to no signal at these echo times: T2 well under 10 ms. */
const BONE: SpinPool = { t1Ms: 300, t2Ms: 4, protonDensity: 0.12, kind: 'water' };
const LIGAMENT: SpinPool = { t1Ms: 700, t2Ms: 9, protonDensity: 0.5, kind: 'water' };
/**
 * The ligamentum flavum is four fifths elastin and, unlike other ligaments, of intermediate signal on T1 and T2: over
 * cortical bone and the posterior longitudinal ligament, under fat (recalled, not checked against the source: Ho et al.,
 * Radiology 1988;168:469-472). Relaxation times are set to give that order.
 */
const FLAVUM: SpinPool = { t1Ms: 720, t2Ms: 66, protonDensity: 0.66, kind: 'water', t1PostMs: 680 };

/** Disc: annulus and nucleus of a healthy adult, within the range of Stelzeneder et al., Eur Radiol 2012;22:324-332, brought to 1.5 T. */
const ANNULUS: SpinPool = { t1Ms: 760, t2Ms: 34, protonDensity: 0.64, kind: 'water' };
const NUCLEUS: SpinPool = { t1Ms: 1050, t2Ms: 112, protonDensity: 0.86, kind: 'water' };

/** Blood at rest: T1 1441, T2 290 ms (Stanisz 2005, 1.5 T); flowing through a slice within one echo train it is void. */
const BLOOD: SpinPool = { t1Ms: 1441, t2Ms: 200, protonDensity: 0.9, kind: 'water', t1PostMs: 320 };
/** Slow venous blood of the epidural plexus and the basivertebral vein. */
const VEIN: SpinPool = { t1Ms: 1300, t2Ms: 130, protonDensity: 0.85, kind: 'water', t1PostMs: 300 };

/** Liver T1 576, T2 46; kidney T1 690, T2 55 ms (Stanisz 2005, 1.5 T). */
const LIVER: SpinPool = { t1Ms: 576, t2Ms: 46, protonDensity: 0.76, kind: 'water', t1PostMs: 380 };
const KIDNEY: SpinPool = { t1Ms: 900, t2Ms: 85, protonDensity: 0.84, kind: 'water', t1PostMs: 300 };
const GUT_WALL: SpinPool = {
  t1Ms: 950,
  t2Ms: 52,
  protonDensity: 0.8,
  kind: 'water',
  t1PostMs: 600,
};
const GUT_CONTENT: SpinPool = { t1Ms: 1600, t2Ms: 160, protonDensity: 0.85, kind: 'water' };
const CARTILAGE_FLUID: SpinPool = { t1Ms: 1500, t2Ms: 190, protonDensity: 0.85, kind: 'water' };
const NERVE: SpinPool = { t1Ms: 900, t2Ms: 76, protonDensity: 0.74, kind: 'water', t1PostMs: 820 };
const SKIN: SpinPool = { t1Ms: 700, t2Ms: 24, protonDensity: 0.62, kind: 'water' };
const LUNG: SpinPool = { t1Ms: 1200, t2Ms: 8, protonDensity: 0.16, kind: 'water' };

/**
 * Metastatic tissue: long T1 and T2, darker than muscle and disc on T1, bright on STIR (Shah and Salzman, Int J Surg Oncol
 * 2011:769753, for the behaviour; the numbers are chosen to give it). Necrotic parts are nearer to water.
 */
const TUMOUR: SpinPool = { t1Ms: 1450, t2Ms: 98, protonDensity: 0.8, kind: 'water', t1PostMs: 420 };
const NECROSIS: SpinPool = {
  t1Ms: 2000,
  t2Ms: 190,
  protonDensity: 0.88,
  kind: 'water',
  t1PostMs: 1700,
};
/** Sclerotic metastasis: little free water; dark on every sequence. */
const SCLEROSIS: SpinPool = {
  t1Ms: 1200,
  t2Ms: 26,
  protonDensity: 0.3,
  kind: 'water',
  t1PostMs: 900,
};
/** Marrow oedema of a fresh fracture or beside an infected disc. */
const OEDEMA: SpinPool = { t1Ms: 1250, t2Ms: 92, protonDensity: 0.8, kind: 'water', t1PostMs: 600 };
const PUS: SpinPool = { t1Ms: 1900, t2Ms: 190, protonDensity: 0.88, kind: 'water', t1PostMs: 1750 };
const PHLEGMON: SpinPool = {
  t1Ms: 1200,
  t2Ms: 105,
  protonDensity: 0.84,
  kind: 'water',
  t1PostMs: 330,
};
/** Acute epidural blood of a few days: near to muscle on T1, mixed with dark deoxyhaemoglobin on T2. */
const CLOT: SpinPool = { t1Ms: 880, t2Ms: 110, protonDensity: 0.85, kind: 'water' };
const CLOT_DARK: SpinPool = { t1Ms: 900, t2Ms: 30, protonDensity: 0.8, kind: 'water' };
/** Meningioma or schwannoma: near to cord on T1 and T2, strong even enhancement. */
const NEOPLASM_SOLID: SpinPool = {
  t1Ms: 1050,
  t2Ms: 95,
  protonDensity: 0.8,
  kind: 'water',
  t1PostMs: 260,
};

const tissue = (first: SpinPool, second: SpinPool, hu0: number, hu1: number): Tissue => ({
  first,
  second,
  hu: [hu0, hu1],
});

/** The tissues of the model; each name's place in the list is its code in the tissue map. */
export const TISSUES = {
  air: tissue(VOID, VOID, -1000, -1000),
  skin: tissue(SKIN, SKIN, 40, 40),
  fat: tissue(FAT, MUSCLE, -100, 40),
  muscle: tissue(MUSCLE, FAT, 58, -100),
  fascia: tissue(LIGAMENT, FAT, 60, -100),
  cortex: tissue(BONE, BONE, 950, 600),
  marrow: tissue(MARROW_WATER, FAT, 320, 120),
  disc: tissue(ANNULUS, NUCLEUS, 95, 75),
  ligament: tissue(LIGAMENT, FAT, 80, -80),
  flavum: tissue(FLAVUM, FAT, 60, -60),
  csf: tissue(CSF, CSF, 8, 8),
  cord: tissue(CORD_WHITE, CORD_GREY, 36, 36),
  cordOedema: tissue(CORD_WHITE, CORD_OEDEMA, 34, 30),
  dura: tissue(LIGAMENT, LIGAMENT, 55, 55),
  epiduralFat: tissue(FAT, VEIN, -95, 45),
  nerve: tissue(NERVE, NERVE, 34, 34),
  lung: tissue(LUNG, MUSCLE, -840, -300),
  flow: tissue(VOID, BLOOD, 45, 45),
  vein: tissue(VEIN, VEIN, 45, 45),
  liver: tissue(LIVER, BLOOD, 60, 45),
  kidney: tissue(KIDNEY, GUT_CONTENT, 36, 15),
  gut: tissue(GUT_WALL, GUT_CONTENT, 40, 12),
  cartilage: tissue(ANNULUS, CARTILAGE_FLUID, 60, 20),
  tumour: tissue(TUMOUR, NECROSIS, 52, 32),
  blasticTumour: tissue(SCLEROSIS, TUMOUR, 760, 120),
  mixedTumour: tissue(TUMOUR, SCLEROSIS, 60, 640),
  oedema: tissue(MARROW_WATER, OEDEMA, 240, 170),
  abscess: tissue(PHLEGMON, PUS, 42, 22),
  haematoma: tissue(CLOT, CLOT_DARK, 66, 60),
  neoplasm: tissue(NEOPLASM_SOLID, NECROSIS, 46, 30),
  island: tissue(BONE, BONE, 1250, 1150),
} as const satisfies Record<string, Tissue>;

export type TissueName = keyof typeof TISSUES;

export const TISSUE_NAMES = Object.keys(TISSUES) as readonly TissueName[];

/** The code of a tissue in the map. */
export function codeOf(name: TissueName): number {
  return TISSUE_NAMES.indexOf(name);
}
