import { proxyTo, serveDist } from './support/dist-server.ts';
import { orthancMissing, startOrthanc } from './support/orthanc.ts';
import { SAMPLE, pacsTest } from './support/pacs-test.ts';
import { waitForIdle } from './support/idle.ts';
import { expect } from './support/test.ts';

const test = pacsTest(async () => {
  const orthanc = await startOrthanc();
  const server = await serveDist([{ path: '/dicom-web', answer: proxyTo(orthanc.origin) }]);
  return {
    origin: server.origin,
    orthanc,
    stop: async () => {
      await server.close();
      await orthanc.stop();
    },
  };
});

const missing = orthancMissing();
test.skip(missing !== null, missing ?? '');

test('a study is found by name, opens, and Back finds the list again', async ({
  page,
  read,
  archive,
}) => {
  await page.goto('/');
  await waitForIdle(page);
  await archive.connect('/dicom-web');
  await archive.find(SAMPLE.name);
  await expect(archive.studies()).toHaveCount(1);
  await expect(archive.studies()).toContainText('MR spine (simulated)');
  await expect(archive.studies()).toContainText('4 series, 46 images');
  await expect(archive.studies()).not.toContainText('Phantom');
  await archive.studies().first().click();
  await read.waitForImages();
  await expect(page).toHaveURL(/#\/archive\/2\.25\.\d+$/);
  expect(await read.imageIn(read.panes().first())).not.toBe('');
  await page.goBack();
  await waitForIdle(page);
  await expect(archive.studies()).toHaveCount(1);
});
