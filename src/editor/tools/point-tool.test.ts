import { describe, expect, it } from 'vitest';
import type { Uid } from '../../base/uid.ts';
import { createReading } from '../../domain/reading.ts';
import { AXIAL, Hands, SAGITTAL } from '../testing/hands.ts';

describe('the tip of the conus', () => {
  it('is set by one click on the sagittal, which puts the tool away; a second one takes its place', () => {
    const hands = new Hands().take('conus');
    hands.click(SAGITTAL, 120, 180);
    expect(hands.session.state.reading.conus?.point).toEqual([120, 180]);
    expect(hands.session.state.tool).toBe('pointer');
    hands.take('conus').click(SAGITTAL, 121, 195);
    expect(hands.session.state.reading.conus?.point).toEqual([121, 195]);
    hands.session.undo();
    expect(hands.session.state.reading.conus?.point).toEqual([120, 180]);
  });

  it('is not marked on axial images', () => {
    const hands = new Hands().take('conus');
    hands.click(AXIAL, 120, 180);
    expect(hands.session.state.reading.conus).toBeNull();
    expect(hands.said).toContain('sagittal images');
  });

  it('is moved where it lies', () => {
    const hands = new Hands().take('conus');
    hands.click(SAGITTAL, 120, 180);
    hands.take('conus').drag(SAGITTAL, [[121, 180], [125, 182], [130, 184]]); // prettier-ignore
    expect(hands.session.state.reading.conus?.point).toEqual([130, 184]);
  });
});

describe('a compartment marker', () => {
  it('asks for the compartment of the level under it', () => {
    const hands = new Hands().take('marker');
    hands.session.goTo(AXIAL, 8);
    hands.click(AXIAL, 200, 180);
    expect(hands.session.state.question).toMatchObject({
      kind: 'marker-compartment',
      level: 'T9',
      point: [200, 180],
    });
  });

  it('belongs to no level while none is named', () => {
    const hands = new Hands(createReading('1.2' as Uid)).take('marker');
    hands.click(AXIAL, 200, 180);
    expect(hands.session.state.question).toBeNull();
    expect(hands.said).toContain('Name the levels first');
  });
});
