import type { Sequence } from '../physics/signal.ts';

export type MrWeighting = 't1' | 't2' | 'stir' | 't1-post' | 'dixon-in' | 'dixon-out';
export type Weighting = MrWeighting | 'ct';
export type Plane = 'sagittal' | 'axial';

/** The acquisition of one MR series: what decides its contrast and what its DICOM attributes repeat. Times in ms. */
export interface MrProtocol {
  readonly sequence: Sequence;
  readonly seriesDescription: string;
  readonly scanningSequence: string;
  readonly sequenceVariant: string;
  readonly scanOptions: string;
  readonly sequenceName: string;
  readonly imageType: string;
  readonly tr: number;
  readonly te: number;
  readonly ti: number | null;
  readonly echoTrainLength: number;
  readonly flipDeg: number;
  readonly bandwidthHz: number;
  readonly averages: number;
  readonly contrastAgent: string | null;
  /** Stored value of signal 1. */
  readonly scale: number;
  /** Noise in each receive channel, in stored values. */
  readonly noise: number;
  readonly window: { readonly centre: number; readonly width: number };
}

/** Spine protocols as 1.5 T scanners run them: turbo spin echo, chest and abdomen saturated on sagittal series. */
export function protocolOf(weighting: MrWeighting, plane: Plane): MrProtocol {
  const short = plane === 'sagittal' ? 'SAG' : 'TRA';
  const saturated = plane === 'sagittal' ? 'SP' : '';
  const withOption = (option: string): string =>
    [option, saturated].filter((s) => s !== '').join('\\');
  const base = {
    scanningSequence: 'SE', sequenceVariant: 'SK\\SP', imageType: 'ORIGINAL\\PRIMARY\\M\\ND', ti: null,
    flipDeg: 150, bandwidthHz: 221, averages: 2, contrastAgent: null, noise: 1.25,
  } as const; // prettier-ignore
  switch (weighting) {
    case 't1': {
      const tr = plane === 'sagittal' ? 560 : 620;
      return {
        ...base, sequence: { kind: 'spin-echo', tr, te: 10 }, tr, te: 10, echoTrainLength: 3,
        seriesDescription: `T1 TSE ${short}`, scanOptions: withOption(''), sequenceName: '*tse2d1_3',
        scale: 345, window: { centre: 140, width: 270 },
      }; // prettier-ignore
    }
    case 't2': {
      const tr = plane === 'sagittal' ? 3500 : 3900;
      const te = plane === 'sagittal' ? 102 : 98;
      return {
        ...base, sequence: { kind: 'spin-echo', tr, te }, tr, te, echoTrainLength: 17,
        seriesDescription: `T2 TSE ${short}`, scanOptions: withOption('FC'), sequenceName: '*tse2d1_17',
        scale: 430, window: { centre: 122, width: 244 },
      }; // prettier-ignore
    }
    case 'stir':
      return {
        ...base, sequence: { kind: 'stir', tr: 4200, te: 58, ti: 185 }, tr: 4200, te: 58, ti: 185, echoTrainLength: 11,
        seriesDescription: `STIR ${short}`, scanningSequence: 'SE\\IR', sequenceVariant: 'SK\\SP\\MP',
        scanOptions: withOption(''), sequenceName: '*tir2d1_11', scale: 470, window: { centre: 98, width: 196 },
      }; // prettier-ignore
    case 't1-post':
      return {
        ...base, sequence: { kind: 'spin-echo-post-fs', tr: 640, te: 11 }, tr: 640, te: 11, echoTrainLength: 3,
        seriesDescription: `T1 TSE FS ${short} GD`, scanOptions: withOption('FS'), sequenceName: '*tse2d1_3',
        contrastAgent: 'GADOLINIUM CHELATE', scale: 395, window: { centre: 118, width: 236 },
      }; // prettier-ignore
    case 'dixon-in':
    case 'dixon-out': {
      // 1.5 T: water and fat are opposed at 2.3 ms and together again at 4.6 ms (3.5 ppm, 220 Hz).
      const te = weighting === 'dixon-in' ? 4.6 : 2.3;
      return {
        ...base, sequence: { kind: weighting, tr: 160, te, flipDeg: 65 }, tr: 160, te, echoTrainLength: 1, flipDeg: 65,
        seriesDescription: `T1 VIBE DIXON ${weighting === 'dixon-in' ? 'IN' : 'OPP'} ${short}`,
        scanningSequence: 'GR', sequenceVariant: 'SP', scanOptions: withOption(''), sequenceName: '*fl2d2',
        imageType: `ORIGINAL\\PRIMARY\\M\\${weighting === 'dixon-in' ? 'IN_PHASE' : 'OUT_PHASE'}`,
        scale: 920, window: { centre: 148, width: 296 },
      }; // prettier-ignore
    }
  }
}
