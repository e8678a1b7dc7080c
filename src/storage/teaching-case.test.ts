import { strToU8, zipSync } from 'fflate';
import { expect, it } from 'vitest';
import { expandArchive } from '../dicom/open/expand-archive.ts';
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

/** What is opened of the images, and what is said of them. */
async function imagesOf(bytes: Uint8Array<ArrayBuffer>): Promise<readonly string[]> {
  const opened = await read(bytes);
  if (opened === null) throw new Error('no teaching case');
  const said: string[] = [];
  for await (const item of expandArchive(opened.images)) {
    said.push(
      item.kind === 'entry' ? item.file.name : `${item.file.fileName}: ${item.file.reason}`,
    );
  }
  return said;
}

it('opens words, images and key', async () => {
  const opened = await read(archive);
  expect(opened).toMatchObject({ title: 'A case', question: 'Which grade?', setAside: [] });
  expect(await opened?.key?.text()).toBe('{}');
  expect(await imagesOf(archive)).toEqual(['case.zip/images/1.dcm', 'case.zip/images/2.dcm']);
});

it('says what a cut one lacks', async () => {
  expect(await read(archive.slice(0, 4000))).toMatchObject({ title: 'A case', key: null });
  expect(await imagesOf(archive.slice(0, 4000))).toEqual([
    'case.zip/images/1.dcm',
    'case.zip: The archive was cut short; the files before the cut were opened.',
  ]);
});

it('names an image whose bytes changed on the way', async () => {
  const spoiled = Uint8Array.from(archive);
  const at = spoiled.findIndex((_, index) => noise.slice(0, 40).every((byte, n) => spoiled[index + n] === byte)); // prettier-ignore
  spoiled[at + 100] = (spoiled[at + 100] ?? 0) ^ 1;
  const said = await imagesOf(spoiled);
  expect(said[0]).toMatch(/^case.zip\/images\/1.dcm: .* damaged/);
  expect(said[1]).toBe('case.zip/images/2.dcm');
});

it('names a key that is damaged, and does not unpack one that is far too large', async () => {
  const spoiled = Uint8Array.from(archive);
  const key = spoiled.findLastIndex((_, at) => spoiled[at] === 123 && spoiled[at + 1] === 125);
  spoiled[key] = 0;
  expect((await read(spoiled))?.setAside[0]).toMatchObject({ fileName: 'case.zip/key.sr.json' });
  const bomb = zipSync({
    [TEACHING_CASE_FILE]: [strToU8(JSON.stringify(words)), { level: 0 }],
    'key.sr.json': new Uint8Array(60_000_000),
  });
  const opened = await read(bomb);
  expect(opened?.key).toBeNull();
  expect(opened?.setAside[0]?.reason).toMatch(/more than the limit of 50\.0 MB/);
});
