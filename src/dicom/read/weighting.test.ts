import { describe, expect, it } from 'vitest';
import type { Weighting } from '../../domain/image-series.ts';
import { unknownAcquisition } from './acquisition.fixture.ts';
import type { AcquisitionParameters } from './parsed-instance.ts';
import { classifyWeighting } from './weighting.ts';

type Given = Partial<AcquisitionParameters>;

const SE = { scanningSequence: ['SE'] } as const;
const spinEcho = (repetitionTimeMs: number, echoTimeMs: number): Given => ({
  ...SE,
  repetitionTimeMs,
  echoTimeMs,
});
const gradientEcho = (
  repetitionTimeMs: number,
  echoTimeMs: number,
  flipAngleDeg: number,
): Given => ({
  scanningSequence: ['GR'],
  repetitionTimeMs,
  echoTimeMs,
  flipAngleDeg,
});

/** Protocols as the makers ship them for the spine at 1.5 and 3 T. */
const byParameters: readonly (readonly [string, Given, Weighting])[] = [
  ['T1 TSE 1.5 T', spinEcho(550, 10), 't1'],
  ['T1 TSE 3 T', spinEcho(900, 9), 't1'],
  ['T2 TSE sagittal', spinEcho(3500, 95), 't2'],
  ['T2 TSE axial, long TR', spinEcho(5200, 110), 't2'],
  ['T2 SPACE 3D', spinEcho(1500, 120), 't2'],
  ['T2 with FS', { ...spinEcho(4000, 90), scanOptions: ['PFP', 'FS'] }, 't2-fs'],
  ['enhanced T2 with fat suppression', { ...spinEcho(4000, 90), spectrallySelectedSuppression: 'FAT' }, 't2-fs'],
  ['PD TSE', spinEcho(2800, 30), 'pd'],
  ['STIR 1.5 T', { ...spinEcho(4500, 60), scanningSequence: ['SE', 'IR'], inversionTimeMs: 150 }, 'stir'],
  ['STIR 3 T', { ...spinEcho(4000, 45), scanningSequence: ['IR'], inversionTimeMs: 220 }, 'stir'],
  ['T1 FLAIR', { ...spinEcho(2200, 10), scanningSequence: ['SE', 'IR'], inversionTimeMs: 860 }, 't1'],
  ['MPRAGE', { ...gradientEcho(2300, 3, 9), scanningSequence: ['GR', 'IR'], inversionTimeMs: 900 }, 't1'],
  ['MPRAGE in one value', { repetitionTimeMs: 2000, echoTimeMs: 3.7, scanningSequence: ['GR_IR'] }, 't1'],
  ['FLAIR is none of ours', { ...spinEcho(9000, 120), scanningSequence: ['SE', 'IR'], inversionTimeMs: 2500 }, 'unknown'],
  ['T1 with contrast medium', { ...spinEcho(600, 10), contrastBolusAgent: 'Gadobutrol' }, 't1-post'],
  ['T1 FS with contrast medium', { ...spinEcho(700, 10), scanOptions: ['FS'], contrastBolusAgent: 'Dotarem' }, 't1-post'],
  ['contrast medium denied in words', { ...spinEcho(600, 10), contrastBolusAgent: 'NONE' }, 't1'],
  ['T2 is T2 with contrast medium too', { ...spinEcho(3500, 95), contrastBolusAgent: 'Gadobutrol' }, 't2'],
  ['Dixon in-phase', { ...spinEcho(3500, 90), imageType: ['ORIGINAL', 'PRIMARY', 'DIXON', 'IN_PHASE'] }, 'dixon-in'],
  ['Dixon opposed, Siemens', { imageType: ['ORIGINAL', 'PRIMARY', 'M', 'OPP_PHASE'] }, 'dixon-out'],
  ['Dixon opposed, GE', { imageType: ['DERIVED', 'PRIMARY', 'DIXON', 'OUT_PHASE'] }, 'dixon-out'],
  ['Dixon water', { imageType: ['DERIVED', 'PRIMARY', 'DIXON', 'WATER'] }, 'dixon-water'],
  ['Dixon water, Philips', { imageType: ['ORIGINAL', 'PRIMARY', 'W', 'W', 'DERIVED'] }, 'dixon-water'],
  ['Dixon fat', { imageType: ['DERIVED', 'PRIMARY', 'DIXON', 'FAT'] }, 'dixon-fat'],
  ['ADC map', { imageType: ['DERIVED', 'PRIMARY', 'DIFFUSION', 'ADC'], bValue: 800 }, 'adc'],
  ['DWI by b-value', { ...spinEcho(5000, 80), bValue: 800 }, 'dwi'],
  ['DWI with b = 0 by ImageType', { imageType: ['ORIGINAL', 'PRIMARY', 'DIFFUSION', 'NONE'], bValue: 0 }, 'dwi'],
  ['b = 0 of a diffusion series, GE', { ...spinEcho(6000, 75), scanningSequence: ['EP', 'SE'], bValue: 0 }, 'dwi'],
  ['b = 0 in a T2 that is no echo planar image', { ...spinEcho(3500, 95), bValue: 0 }, 't2'],
  ['DWI by sequence name', { sequenceName: '*ep_b50t' }, 'dwi'],
  ['T2* MEDIC', gradientEcho(600, 14, 30), 't2-star'],
  ['T1 VIBE', { ...gradientEcho(4.5, 2, 10), sequenceVariant: ['SP'] }, 't1'],
  ['CISS', { ...gradientEcho(6, 2.6, 70), sequenceName: '*ci3d1r3' , sequenceVariant: ['SS'] }, 't2'],
  ['gradient echo of unknown angle', { scanningSequence: ['GR'], repetitionTimeMs: 35, echoTimeMs: 3 }, 'unknown'],
  ['enhanced AcquisitionContrast', { acquisitionContrast: 'T2' }, 't2'],
  ['CT', { modality: 'CT' }, 'ct'],
  ['CT scout', { modality: 'CT', imageType: ['ORIGINAL', 'PRIMARY', 'LOCALIZER'] }, 'localizer'],
]; // prettier-ignore

const byDescription: readonly (readonly [string, Weighting])[] = [
  ['t2_tse_sag', 't2'],
  ['Sag T1 FSE', 't1'],
  ['SAG STIR', 'stir'],
  ['t2_tirm_sag_p2', 'stir'],
  ['t1_tse_sag_fs_post', 't1-post'],
  ['AX T1 +C', 't1-post'],
  ['T1 KM sag', 't1-post'],
  ['t2_tse_fs_tra', 't2-fs'],
  ['t2_tse_dixon_sag_in', 'dixon-in'],
  ['t2_tse_dixon_sag_opp', 'dixon-out'],
  ['t2_tse_dixon_sag_W', 'dixon-water'],
  ['t2_tse_dixon_sag_F', 'dixon-fat'],
  ['ep2d_diff_ADC', 'adc'],
  ['DWI b800', 'dwi'],
  ['AX T2*', 't2-star'],
  ['t2star_me3d', 't2-star'],
  ['3-plane loc', 'localizer'],
  ['Scout', 'localizer'],
  ['PD sag', 'pd'],
  ['Spine', 'unknown'],
];

const classify = (given: Given) => classifyWeighting({ ...unknownAcquisition, ...given });

describe('classifyWeighting', () => {
  it.each(byParameters)('%s', (_, given, weighting) => {
    const finding = classify(given);
    expect(finding.weighting).toBe(weighting);
    expect(finding.reason).toMatch(/\.$/);
  });

  it.each(byDescription)('describes %s as %s', (seriesDescription, weighting) => {
    const finding = classify({ seriesDescription });
    expect(finding.weighting).toBe(weighting);
    expect(finding.basis).toBe(weighting === 'unknown' ? 'none' : 'description');
  });

  it('believes the parameters before the description', () => {
    const finding = classify({ ...spinEcho(550, 10), seriesDescription: 't2 sag' });
    expect(finding).toMatchObject({ weighting: 't1', basis: 'parameters' });
    expect(finding.reason).toBe('TR 550 ms, TE 10 ms: T1.');
  });

  it('takes contrast medium from the description where only that tells it', () => {
    const finding = classify({ ...spinEcho(550, 10), seriesDescription: 't1_sag_post_gd' });
    expect(finding).toMatchObject({ weighting: 't1-post', basis: 'description' });
  });

  it('takes a localizer by its name whatever its times are', () => {
    const finding = classify({ ...spinEcho(900, 90), seriesDescription: 'LOCALIZER' });
    expect(finding.weighting).toBe('localizer');
  });

  it('asks the protocol name where the description tells nothing', () => {
    const finding = classify({ seriesDescription: 'Series 4', protocolName: 't2_tse_tra' });
    expect(finding.weighting).toBe('t2');
  });
});
