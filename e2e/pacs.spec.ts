import { proxyTo, serveDist } from './support/dist-server.ts';
import { orthancMissing, startOrthanc } from './support/orthanc.ts';
import { describeJourney } from './support/pacs-journey.ts';
import { pacsTest } from './support/pacs-test.ts';

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

describeJourney(test);
