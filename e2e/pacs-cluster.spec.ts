import { nginxMissing, startNginx } from './support/nginx.ts';
import { orthancMissing, startOrthanc } from './support/orthanc.ts';
import { describeJourney } from './support/pacs-journey.ts';
import { pacsTest } from './support/pacs-test.ts';
import { expect } from './support/test.ts';
import { postgresMissing, postgresPlugin, startPostgres } from './support/postgres.ts';

/** The archive as docs/pacs.md has it for more than one machine: index in PostgreSQL, nginx before it. */
const test = pacsTest(async () => {
  const postgres = await startPostgres();
  const orthanc = await startOrthanc([postgresPlugin() ?? ''], {
    PostgreSQL: {
      EnableIndex: true,
      EnableStorage: false,
      Host: '127.0.0.1',
      Port: postgres.port,
      Database: postgres.database,
      Username: postgres.user,
      Password: '',
      Lock: false,
    },
  });
  // Without it the same tests would pass on Orthanc's own index.
  const system = (await (await fetch(`${orthanc.origin}/system`)).json()) as {
    readonly DatabaseBackendPlugin: string | null;
  };
  expect(system.DatabaseBackendPlugin).toContain('PostgreSQL');
  const nginx = await startNginx(orthanc.origin);
  return {
    origin: nginx.origin,
    orthanc,
    stop: async () => {
      await nginx.stop();
      await orthanc.stop();
      postgres.stop();
    },
  };
});

const missing = [orthancMissing(), postgresMissing(), nginxMissing()].filter(
  (reason) => reason !== null,
);
test.skip(missing.length > 0, missing.join('; '));

describeJourney(test);
