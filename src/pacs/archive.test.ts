import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  createTestArchive,
  datasetOf,
  sendJson,
  sendPart,
  sendStatus,
  serveArchive,
  uidIn,
  type TestArchive,
  type Trouble,
} from '../../e2e/support/archive-server.ts';
import {
  countingPixels,
  syntheticBytes,
  syntheticSlice,
} from '../../e2e/support/synthetic-image.ts';
import type { Uid } from '../base/uid.ts';
import { imageKeyOf } from '../domain/image-series.ts';
import type { ArchiveCredentials } from '../editor/archive.ts';
import { createArchive, type Archive, type StorableDocument } from './archive.ts';
import type { PacsError } from './pacs-error.ts';
import type { StudySearch } from './search-studies.ts';

const anything: StudySearch = {
  patientName: '',
  patientId: '',
  accessionNumber: '',
  dateFrom: '',
  dateTo: '',
  modality: '',
  description: '',
};
const study = '2.25.9001.1' as Uid;

let server: TestArchive;
let running: Awaited<ReturnType<typeof serveArchive>>;

const patienceOf = (ms: number) => ({ search: ms, metadata: ms, frame: ms, store: ms });

const connect = (
  credentials: ArchiveCredentials = { kind: 'none' },
  prefix = '',
  patience = patienceOf(20_000),
): Archive =>
  createArchive(
    { name: 'Test', url: running.url, qidoPrefix: prefix, wadoPrefix: '', stowPrefix: '' },
    () => credentials,
    patience,
  );

/** Waits no longer than a test of silence wants to. */
const hurried = (): Archive => connect({ kind: 'none' }, '', patienceOf(150));

beforeEach(async () => {
  server = createTestArchive([
    { series: '1', number: 1 },
    { series: '1', number: 2 },
    { series: '2', number: 1 },
  ]);
  running = await serveArchive(server);
});
afterEach(() => running.close());

const cutJson: Trouble = (_, response) => {
  response.setHeader('Content-Type', 'application/dicom+json');
  response.end('[{"0020000D":{"vr":"UI","Va');
  return true;
};
const breakOff: Trouble = (_, response) => {
  response.writeHead(200, { 'Content-Type': 'application/dicom+json', 'Content-Length': '1000' });
  response.write('[{');
  setTimeout(() => response.destroy(), 10);
  return true;
};
const html: Trouble = (_, response) => {
  response.setHeader('Content-Type', 'text/html; charset=utf-8');
  response.end('<h1>Sign in</h1>');
  return true;
};
const mislabelled: Trouble = (_, response) => {
  response.setHeader('Content-Type', 'application/dicom+json');
  response.end('\n<!DOCTYPE html><html><body>Sign in</body></html>');
  return true;
};
const silence: Trouble = () => true;
const trickle: Trouble = (_, response) => {
  response.writeHead(200, { 'Content-Type': 'application/dicom+json' });
  response.write('[');
  return true;
};
const dribble: Trouble = (_, response) => {
  response.writeHead(200, { 'Content-Type': 'application/dicom+json' });
  const timer = setInterval(() => response.write(' '), 20);
  response.on('close', () => {
    clearInterval(timer);
  });
  return true;
};
const status =
  (code: number): Trouble =>
  (_, response) => {
    sendStatus(response, code);
    return true;
  };

const troubles: readonly (readonly [string, Trouble, PacsError])[] = [
  ['401', status(401), { kind: 'not-signed-in' }],
  ['403', status(403), { kind: 'forbidden' }],
  ['404', status(404), { kind: 'not-found' }],
  ['413', status(413), { kind: 'too-large' }],
  ['500', status(500), { kind: 'status', status: 500 }],
  ['503', status(503), { kind: 'busy', status: 503 }],
  ['507', status(507), { kind: 'no-room' }],
  ['302', status(302), { kind: 'redirected' }],
  ['half of the JSON', cutJson, { kind: 'not-json' }],
  ['a broken connection', breakOff, { kind: 'cut-short' }],
  ['a page of HTML', html, { kind: 'web-page' }],
  ['a page of HTML that is called JSON', mislabelled, { kind: 'web-page' }],
  ['silence', silence, { kind: 'no-answer', seconds: 1 }],
  ['a byte now and then', dribble, { kind: 'no-answer', seconds: 1 }],
  ['an answer that stops coming', trickle, { kind: 'no-answer', seconds: 1 }],
];

describe('searching', () => {
  it('finds studies', async () => {
    const page = await connect().search({ ...anything, patientName: 'synthetic' }, 0, new Set());
    expect(page).toMatchObject({
      ok: true,
      value: {
        hasMore: false,
        studies: [{ studyInstanceUid: study, patientName: 'Synthetic^Case', imageCount: 3 }],
      },
    });
    expect(await connect().search({ ...anything, patientName: 'x' }, 0, new Set())).toMatchObject({
      value: { studies: [] },
    });
  });

  it.each(troubles)('says what is wrong at %s', async (_, trouble, error) => {
    server.trouble = trouble;
    const archive = error.kind === 'no-answer' ? hurried() : connect();
    expect(await archive.search(anything, 0, new Set())).toEqual({ ok: false, error });
    expect(await archive.openStudy(study, {})).toEqual({ ok: false, error });
  });

  it('says that nothing is there where no server listens', async () => {
    const archive = connect();
    await running.close();
    expect(await archive.test()).toEqual({ ok: false, error: { kind: 'unreachable' } });
    running = await serveArchive(server);
  });

  it('takes an empty 204 for nothing found', async () => {
    server.trouble = status(204);
    expect(await connect().search(anything, 0, new Set())).toMatchObject({
      value: { studies: [] },
    });
  });

  it('ends when it is stopped', async () => {
    server.trouble = silence;
    const abort = new AbortController();
    const page = connect().search(anything, 0, new Set(), abort.signal);
    abort.abort();
    expect(await page).toEqual({ ok: false, error: { kind: 'stopped' } });
  });

  it('sends credentials in a header alone, and the prefix in the path', async () => {
    await connect({ kind: 'basic', user: 'ré', password: 'p:w' }, 'rs').test();
    await connect({ kind: 'bearer', token: 'abc' }).test();
    const [basic, bearer] = server.asked;
    // "ré:p:w" is 72 c3 a9 3a 70 3a 77 in UTF-8.
    expect(basic?.headers.authorization).toBe('Basic csOpOnA6dw==');
    expect(basic?.path).toBe('/rs/studies?limit=1');
    expect(bearer?.headers.authorization).toBe('Bearer abc');
    expect(server.asked.map(({ path }) => path).join()).not.toMatch(/abc|p:w/);
  });
});

describe('opening', () => {
  it('gives series as files would, and frames when they are asked for', async () => {
    const opened = await connect().openStudy(study, {});
    if (!opened.ok) throw new Error(opened.error.kind);
    const [first] = opened.value.studies[0]?.series ?? [];
    expect(opened.value.studies[0]?.series.map(({ frames }) => frames.length)).toEqual([2, 1]);
    expect(first?.weighting.weighting).toBe('t2');
    expect(first?.measuringRefused).toBe(null);
    expect(server.asked.some(({ path }) => path.includes('/frames/'))).toBe(false);
    const frame = first?.frames[1];
    if (!frame) throw new Error('no frame');
    const { bytes } = await opened.value.frames.loadFrame(imageKeyOf(frame));
    expect([...bytes]).toEqual([...countingPixels(16, 2)]);
    await opened.value.frames.loadFrame(imageKeyOf(frame));
    expect(server.asked.filter(({ path }) => path.includes('/frames/'))).toHaveLength(1);
  });

  it('opens the other series when one cannot be had, and names that', async () => {
    server.trouble = ({ path }, response) => {
      if (!path.includes('2.25.9002.2/metadata')) return false;
      sendStatus(response, 500);
      return true;
    };
    const opened = await connect().openStudy(study, {});
    expect(opened).toMatchObject({
      value: {
        studies: [{ series: [{ frames: [{}, {}] }] }],
        setAside: [{ fileName: 'Series 2', kind: 'unreadable' }],
      },
    });
  });

  /** The metadata of the first of the two images of series 1. */
  const firstImage = (): unknown => datasetOf(syntheticSlice({ series: '1', number: 1 }).elements);

  it('asks again for a series of which a part came, and says what is missing', async () => {
    let asked = 0;
    server.trouble = ({ path }, response) => {
      if (!path.includes('2.25.9002.1/metadata')) return false;
      asked += 1;
      sendJson(response, [firstImage()]);
      return true;
    };
    const opened = await connect().openStudy(study, {});
    if (!opened.ok) throw new Error(opened.error.kind);
    expect(asked).toBe(2);
    const missing = 'The archive has 2 images of this series, but told of 1: slices may be missing. Open the study again to ask once more.'; // prettier-ignore
    expect(opened.value.setAside.map(({ reason }) => reason)).toEqual([missing]);
    const warnings = opened.value.studies[0]?.series[0]?.warnings;
    expect(warnings?.map(({ message }) => message)).toEqual([missing]);
  });

  it.each([
    ['the same image twice', [1, 1], [1, 1]],
    ['another one each time', [1], [2]],
  ] as const)('counts images and not answers: %s', async (what, first, second) => {
    let asked = 0;
    server.trouble = ({ path }, response) => {
      if (!path.includes('2.25.9002.1/metadata')) return false;
      const numbers: readonly number[] = asked === 0 ? first : second;
      asked += 1;
      sendJson(
        response,
        numbers.map((number) => datasetOf(syntheticSlice({ series: '1', number }).elements)),
      );
      return true;
    };
    const opened = await connect().openStudy(study, {});
    if (!opened.ok) throw new Error(opened.error.kind);
    const isWhole = what === 'another one each time';
    expect(opened.value.studies[0]?.series[0]?.frames).toHaveLength(isWhole ? 2 : 1);
    expect(opened.value.setAside.map(({ reason }) => reason).join()).toMatch(
      isWhole ? /^$/ : /has 2 images of this series, but told of 1/,
    );
  });

  /** Says that an answer is not all there is. */
  const warning: Trouble = (_, response) => {
    response.setHeader(
      'Warning',
      '299 archive: "There are 1 additional results that can be requested"',
    );
    return false;
  };

  it('says where the archive warns that its answer on a series is not whole', async () => {
    server.trouble = (request, response) =>
      request.path.includes('2.25.9002.1/metadata') && warning(request, response);
    const opened = await connect().openStudy(study, {});
    if (!opened.ok) throw new Error(opened.error.kind);
    const [first, second] = opened.value.studies[0]?.series ?? [];
    expect(first?.warnings.map(({ message }) => message).join()).toMatch(/not whole: slices may/);
    expect(second?.warnings).toEqual([]);
  });

  it.each([
    ['it warns of', true],
    ['it does not speak of', false],
  ])('asks for the series beyond the maximum of the archive that %s', async (_, isSaid) => {
    const series = (uid: string) => ({ '0020000E': { vr: 'UI', Value: [`2.25.9002.${uid}`] } });
    server.trouble = (request, response) => {
      if (!request.path.includes('/series?')) return false;
      const isSecond = request.path.includes('offset=1');
      if (!isSecond && isSaid) warning(request, response);
      sendJson(response, [series(isSecond ? '2' : '1')]);
      return true;
    };
    const opened = await connect().openStudy(study, {});
    expect(opened.ok && opened.value.studies[0]?.series).toHaveLength(2);
    expect(opened.ok && opened.value.setAside).toEqual([]);
  });

  it('asks by image where only main tags of a series came', async () => {
    const mainTags = ['00080018', '0020000D', '0020000E', '00200013'];
    server.trouble = ({ path }, response) => {
      if (!path.endsWith('2.25.9002.2/metadata')) return false;
      const dataset = datasetOf(syntheticSlice({ series: '2', number: 1 }).elements);
      sendJson(response, [Object.fromEntries(Object.entries(dataset).filter(([tag]) => mainTags.includes(tag)))]); // prettier-ignore
      return true;
    };
    const opened = await connect().openStudy(study, {});
    if (!opened.ok) throw new Error(opened.error.kind);
    expect(opened.value.setAside).toEqual([]);
    expect(opened.value.studies[0]?.series.map(({ frames }) => frames.length)).toEqual([2, 1]);
  });

  it('counts the images the archive has by now', async () => {
    const opened = await connect().openStudy(study, {});
    expect(opened.ok && opened.value.listedImages).toBe(3);
    expect(await connect().countImages(study)).toEqual({ ok: true, value: 3 });
  });

  it('says that a study is not there', async () => {
    const opened = await connect().openStudy('2.25.9001.7' as Uid, {});
    expect(opened).toEqual({ ok: false, error: { kind: 'not-found' } });
  });

  it('asks again for a frame of which half arrived', async () => {
    let halves = 1;
    server.trouble = ({ path }, response) => {
      if (!path.includes('/frames/') || halves-- <= 0) return false;
      sendPart(response, 'application/octet-stream', countingPixels(16, 1), true);
      return true;
    };
    const opened = await connect().openStudy(study, {});
    const frame = opened.ok ? opened.value.studies[0]?.series[1]?.frames[0] : undefined;
    if (!opened.ok || !frame) throw new Error('not opened');
    const { bytes } = await opened.value.frames.loadFrame(imageKeyOf(frame));
    expect([...bytes]).toEqual([...countingPixels(16, 1)]);
  });

  it('asks for uncompressed pixels where what is kept is not read here', async () => {
    server.trouble = ({ path, headers }, response) => {
      if (!path.includes('/frames/') || headers.accept?.includes('transfer-syntax=*') !== true) {
        return false;
      }
      sendPart(response, 'video/mp4; transfer-syntax=1.2.840.10008.1.2.4.102', countingPixels(4, 1)); // prettier-ignore
      return true;
    };
    const opened = await connect().openStudy(study, {});
    const frame = opened.ok ? opened.value.studies[0]?.series[0]?.frames[0] : undefined;
    if (!opened.ok || !frame) throw new Error('not opened');
    await expect(opened.value.frames.loadFrame(imageKeyOf(frame))).rejects.toThrow(/video\/mp4/);
    server.trouble = ({ path, headers }, response) => {
      if (!path.includes('/frames/') || headers.accept?.includes('transfer-syntax=*') !== true) {
        return false;
      }
      sendPart(response, 'application/octet-stream; transfer-syntax=1.2.840.10008.1.2.4.102', countingPixels(4, 1)); // prettier-ignore
      return true;
    };
    const { transferSyntaxUid, bytes } = await opened.value.frames.loadFrame(imageKeyOf(frame));
    expect(transferSyntaxUid).toBe('1.2.840.10008.1.2.1');
    expect(bytes).toHaveLength(32);
  });
});

describe('storing', () => {
  const bytes = syntheticBytes({ number: 77 });
  const document: StorableDocument = {
    studyInstanceUid: study,
    seriesInstanceUid: '2.25.9002.1' as Uid,
    sopInstanceUid: '2.25.9000.1.77' as Uid,
    bytes,
  };
  const sop = (uid: string, code?: number): object => ({
    '00081155': { vr: 'UI', Value: [uid] },
    ...(code === undefined ? {} : { '00081197': { vr: 'US', Value: [code] } }),
  });
  const onStore =
    (code: number, answer: unknown): Trouble =>
    (request, response) => {
      if (request.method !== 'POST') return false;
      response.statusCode = code;
      sendJson(response, answer);
      return true;
    };

  it('is done when the archive names the document, whose bytes arrive unchanged', async () => {
    expect(await connect().store(document)).toEqual({ ok: true, value: undefined });
    expect(server.stored.get(document.sopInstanceUid)?.equals(Buffer.from(bytes))).toBe(true);
    expect(uidIn(Buffer.from(bytes))).toBe(document.sopInstanceUid);
  });

  it('comes back as it was sent, and never as half of it', async () => {
    await connect().store(document);
    const reading = {
      ...document,
      reader: '',
      savedAt: null,
      version: 1,
      isSuperseded: false,
      isComplete: false,
      isVerified: false,
    };
    const back = await connect().fetchReading(reading);
    expect(back.ok && [...back.value]).toEqual([...bytes]);
    server.trouble = (_, response) => {
      sendPart(response, 'application/dicom', bytes, true);
      return true;
    };
    expect(await connect().fetchReading(reading)).toEqual({
      ok: false,
      error: { kind: 'cut-short' },
    });
  });

  it.each([
    ['an answer of nothing', onStore(200, [])],
    ['an answer that names another document', onStore(200, [{ '00081199': { vr: 'SQ', Value: [sop('1.2')] } }])],
    ['an answer of HTML', html],
  ] as const)('is not done at %s', async (_, trouble) => {
    server.trouble = (request, response) =>
      request.method === 'POST' && trouble(request, response);
    expect(await connect().store(document)).toEqual({ ok: false, error: { kind: 'unconfirmed' } });
  }); // prettier-ignore

  it('gives the reason for which the document was refused', async () => {
    const failed = (code: number) => [
      { '00081198': { vr: 'SQ', Value: [sop(document.sopInstanceUid, code)] } },
    ];
    server.trouble = onStore(409, failed(0xa700));
    expect(await connect().store(document)).toEqual({
      ok: false,
      error: { kind: 'refused', reason: 'It has no room for it. (Code A700.)' },
    });
    server.trouble = onStore(202, failed(0xc123));
    expect(await connect().store(document)).toMatchObject({ error: { kind: 'refused' } });
  });

  it('is a conflict at 409 without more, unless the archive holds the document after all', async () => {
    server.trouble = onStore(409, []);
    expect(await connect().store(document)).toEqual({ ok: false, error: { kind: 'conflict' } });
    server.trouble = null;
    await connect().store(document);
    server.trouble = onStore(409, []);
    expect(await connect().store(document)).toMatchObject({ ok: true });
  });

  it.each(troubles.filter(([name]) => /^(401|403|413|503|507|silence)$/.test(name)))(
    'says what is wrong at %s',
    async (_, trouble, error) => {
      server.trouble = trouble;
      const archive = error.kind === 'no-answer' ? hurried() : connect();
      expect(await archive.store(document)).toEqual({ ok: false, error });
    },
  );
});
