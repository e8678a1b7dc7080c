import { strToU8, zipSync } from 'fflate';
import { expect, it } from 'vitest';
import { readTeachingCase, TEACHING_CASE_FILE, TEACHING_CASE_FORMAT } from './teaching-case.ts';

const words = { format: TEACHING_CASE_FORMAT, title: 'A case', question: 'Which grade?' };
const noise = Uint8Array.from({ length: 3000 }, (_, index) => (index * index * 31) % 251);
const archive = zipSync(
  {
    [TEACHING_CASE_FILE]: strToU8(JSON.stringify(words)),
    'images/1.dcm': noise,
    'images/2.dcm': noise,
    'key.sr.json': strToU8('{}'),
  },
  { level: 0 },
);
const read = (bytes: Uint8Array<ArrayBuffer>) =>
  readTeachingCase([{ name: 'case.zip', blob: new Blob([bytes]) }]);

it('opens words, images and key', async () => {
  const opened = await read(archive);
  expect(opened).toMatchObject({ title: 'A case', question: 'Which grade?', setAside: [] });
  expect(opened?.images.map(({ name }) => name)).toEqual([
    'case.zip/images/1.dcm',
    'case.zip/images/2.dcm',
  ]);
  expect(await opened?.key?.text()).toBe('{}');
});

it('says what a cut one lacks', async () => {
  const cut = await read(archive.slice(0, 4000));
  expect(cut?.images).toHaveLength(1);
  expect(cut?.setAside.map(({ reason }) => reason)).toEqual([
    'The archive was cut short; the files before the cut were opened.',
  ]);
});

it('names an image whose bytes changed on the way', async () => {
  const spoiled = Uint8Array.from(archive);
  const at = spoiled.findIndex((_, index) => noise.slice(0, 40).every((byte, n) => spoiled[index + n] === byte)); // prettier-ignore
  spoiled[at + 100] = (spoiled[at + 100] ?? 0) ^ 1;
  const opened = await read(spoiled);
  expect(opened?.images).toHaveLength(1);
  expect(opened?.setAside[0]).toMatchObject({ fileName: 'case.zip/images/1.dcm' });
});
