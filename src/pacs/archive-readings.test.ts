import { expect, it } from 'vitest';
import { readingsOf } from './archive-readings.ts';

const code = (value: string): object => ({
  vr: 'SQ',
  Value: [{ '00080100': { vr: 'SH', Value: [value] } }],
});

const document = (uid: string, predecessor: string | null, time: string, title = '126000'): object => ({
  '00080018': { vr: 'UI', Value: [uid] },
  '00080023': { vr: 'DA', Value: ['20260102'] },
  '00080033': { vr: 'TM', Value: [time] },
  '00080201': { vr: 'SH', Value: ['+0100'] },
  '0020000D': { vr: 'UI', Value: ['1.2'] },
  '0020000E': { vr: 'UI', Value: ['1.3'] },
  '0040A043': code(title),
  '0040A491': { vr: 'CS', Value: ['COMPLETE'] },
  '0040A493': { vr: 'CS', Value: ['UNVERIFIED'] },
  '0040A730': {
    vr: 'SQ',
    Value: [{ '0040A043': code('121008'), '0040A123': { vr: 'PN', Value: [{ Alphabetic: 'Doe^Jane', Ideographic: '氏' }] } }],
  },
  ...(predecessor === null
    ? {}
    : {
        '0040A360': {
          vr: 'SQ',
          Value: [{ '00081115': { vr: 'SQ', Value: [{ '00081199': { vr: 'SQ', Value: [{ '00081155': { vr: 'UI', Value: [predecessor] } }] } }] } }],
        },
      }),
}); // prettier-ignore

it('lists measurement reports, the latest first, with who, when and which version', () => {
  const readings = readingsOf([
    document('1.10', null, '100000'),
    document('1.11', '1.10', '110000'),
    document('1.12', '1.11', '120000'),
    document('1.13', null, '130000', '11528-7'),
    null,
  ]);
  expect(readings.map(({ sopInstanceUid, version, isSuperseded }) => [sopInstanceUid, version, isSuperseded])).toEqual([
    ['1.12', 3, false],
    ['1.11', 2, true],
    ['1.10', 1, true],
  ]); // prettier-ignore
  expect(readings[0]).toMatchObject({
    reader: 'Doe Jane',
    savedAt: '2026-01-02T12:00:00.000+01:00',
    isComplete: true,
    isVerified: false,
  });
});

it('does not go round in circles where documents name each other', () => {
  const readings = readingsOf([
    document('1.10', '1.11', '100000'),
    document('1.11', '1.10', '110000'),
  ]);
  expect(readings.map(({ version }) => version)).toEqual([3, 3]);
});
