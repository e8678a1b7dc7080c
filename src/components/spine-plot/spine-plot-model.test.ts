import { describe, expect, it } from 'vitest';
import type { Uid } from '../../base/uid.ts';
import type { SpineStation } from '../../domain/escc/spine-profile.ts';
import { layOutPlot, PLOT, stationText } from './spine-plot-model.ts';

const station = (atMm: number, change: Partial<SpineStation> = {}): SpineStation => ({
  image: { sopInstanceUid: `1.2.${atMm}` as Uid, frameNumber: 1 },
  level: 'T9',
  atMm,
  sacMm2: 100,
  cordMm2: 50,
  csfMm2: 50,
  gapMm: null,
  proposal: null,
  ...change,
});

describe('the plot along the spine', () => {
  it('lies from head to foot over the whole width, 12 mm beyond each end', () => {
    const plot = layOutPlot({ stations: [station(0), station(36)], levels: [] });
    // 36 mm and twice 12 mm over 338 units.
    const width = PLOT.width - PLOT.left - PLOT.right;
    expect(plot?.stations[0]?.x).toBeCloseTo(PLOT.left + width * 0.2, 6);
    expect(plot?.stations[1]?.x).toBeCloseTo(PLOT.left + width * 0.8, 6);
    expect(plot?.stations[0]?.to).toBeCloseTo(plot?.stations[1]?.from ?? NaN, 6);
  });

  it('draws areas to scale and breaks where one is missing', () => {
    const plot = layOutPlot({
      stations: [station(0), station(4, { sacMm2: null }), station(8), station(12)],
      levels: [],
    });
    expect(plot?.largestAreaMm2).toBe(100);
    expect(plot?.curves.sac.map((run) => run.length)).toEqual([1, 2]);
    expect(plot?.curves.sac[0]?.[0]?.y).toBe(PLOT.areas.top);
    // 50 of 100 mm2: half way up.
    expect(plot?.curves.cord[0]?.[0]?.y).toBe((PLOT.areas.top + PLOT.areas.bottom) / 2);
  });

  it('marks 2 and 3 mm below', () => {
    const plot = layOutPlot({ stations: [station(0, { gapMm: 2 }), station(4)], levels: [] });
    expect(plot?.gaps.map(({ y }) => y)).toEqual([plot?.gapMarks[0]?.y]);
    expect(plot?.gapMarks.map(({ mm }) => mm)).toEqual([2, 3]);
  });

  it('names levels where there is room', () => {
    const levels = [
      { vertebra: 'T8', atMm: 2 },
      { vertebra: 'T9', atMm: 3 },
      { vertebra: 'T10', atMm: 34 },
      { vertebra: 'L5', atMm: 400 },
    ] as const;
    const plot = layOutPlot({ stations: [station(0), station(36)], levels });
    expect(plot?.levels.map(({ name }) => name)).toEqual(['T8', 'T10']);
  });

  it('needs two slices', () => {
    expect(layOutPlot({ stations: [station(0)], levels: [] })).toBeNull();
  });

  it('says a station in words', () => {
    expect(stationText(station(0, { gapMm: 0.52, proposal: { kind: 'grade', grade: '1c' } }))).toBe(
      'T9: sac 100 mm², cord 50 mm², CSF 50 mm², tumour to cord 0.5 mm, ESCC 1c proposed',
    );
    expect(
      stationText(station(0, { level: null, sacMm2: null, cordMm2: null, csfMm2: null })),
    ).toBe('Reference: nothing measured');
  });
});
