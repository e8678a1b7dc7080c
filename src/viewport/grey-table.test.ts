import { expect, it } from 'vitest';
import { greyOf, greyTable, rangeOfWindow, windowOfRange } from './grey-table.ts';

const level = (pixel: number): number => pixel & 255;

it('has a window reach half its width to both sides', () => {
  expect(rangeOfWindow({ center: 50, width: 100 })).toEqual({ lower: 0, upper: 100 });
  expect(windowOfRange({ lower: 0, upper: 100 })).toEqual({ center: 50, width: 100 });
});

it('rises evenly between the ends and stays beyond them', () => {
  const window = { lower: 0, upper: 100 };
  expect([-5, 0, 20, 100, 400].map((value) => level(greyOf(value, window, false)))).toEqual([
    0, 0, 51, 255, 255,
  ]); // prettier-ignore
});

it('is black or white where a window has no width', () => {
  const window = { lower: 3, upper: 3 };
  expect([3, 4].map((value) => level(greyOf(value, window, false)))).toEqual([0, 255]);
});

it('holds an opaque grey for every whole value, also below zero', () => {
  const table = greyTable({ lowest: -1, highest: 2 }, { lower: -1, upper: 2 }, false);
  expect([...table]).toEqual([0xff000000, 0xff555555, 0xffaaaaaa, 0xffffffff]);
});

it('is turned round where it is inverted', () => {
  const window = { lower: 0, upper: 255 };
  expect([0, 255].map((value) => greyOf(value, window, true))).toEqual([0xffffffff, 0xff000000]);
});
