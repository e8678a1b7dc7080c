import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { layStack } from './generator/acquisition/case-geometry.ts';
import { protocolOf } from './generator/acquisition/protocols.ts';
import { pixelToPatient } from './generator/acquisition/series-geometry.ts';
import { createPhantom, type Phantom } from './generator/anatomy/phantom.ts';
import { ALL_CASES } from './generator/cases/all-cases.ts';
import { TRANSFER_SYNTAX } from './generator/dicom/pixel-coding.ts';
import type { Catalogue } from './generator/output/catalogue.ts';
import { createImageReader, type ImageReader } from './generator/output/read-image.ts';

interface Truth {
  readonly studyInstanceUid: string;
  readonly frameOfReferenceUid: string;
  readonly teachingPoint: string;
  readonly series: readonly { readonly key: string; readonly sopInstanceUids: readonly string[] }[];
  readonly levels: readonly { readonly vertebra: string; readonly centreLps: readonly number[] }[];
  readonly outlines: readonly {
    readonly sopInstanceUid: string;
    readonly structure: string;
    readonly pointsLps: readonly (readonly [number, number, number])[];
    readonly holesLps?: readonly (readonly (readonly [number, number, number])[])[];
    readonly areaMm2: number;
  }[];
}

const root = import.meta.dirname;
const catalogue = JSON.parse(readFileSync(join(root, 'catalogue.json'), 'utf8')) as Catalogue;
const truthOf = (id: string): Truth =>
  JSON.parse(readFileSync(join(root, 'cases', id, 'truth.json'), 'utf8')) as Truth;

let read: ImageReader;
beforeAll(async () => {
  read = await createImageReader();
});

describe('the catalogue', () => {
  it('lists every case that is defined, with files that are there', () => {
    expect(catalogue.cases.map((c) => c.id)).toEqual(ALL_CASES.map((c) => c.id));
    for (const entry of catalogue.cases) {
      for (const file of [...entry.files, entry.thumbnail, entry.truth]) {
        expect(existsSync(join(root, file)), file).toBe(true);
      }
    }
  });

  it('gives no diagnosis, grade or vertebra away', () => {
    const shown = catalogue.cases.map(({ title, vignette, summary, files }) => [
      title,
      vignette,
      summary,
      ...files,
    ]);
    expect(
      shown.flat().filter((text) => /\b[CTL]\d{1,2}\b|ESCC|SINS|Bilsky|[Mm]etasta/.test(text)),
    ).toEqual([]);
  });

  it('stays within 45 MB, generator and keys included', () => {
    const bytes = readdirSync(root, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => statSync(join(entry.parentPath, entry.name)).size);
    expect(bytes.reduce((a, b) => a + b, 0)).toBeLessThan(45e6);
  });

  it('says of each case what the Library and a lesson show, the answer only beside the key', () => {
    for (const entry of catalogue.cases) {
      expect(entry.title).toMatch(/^Case \d\d(, (first|second) study)?$/);
      expect(entry.vignette.length).toBeGreaterThan(60);
      expect(['cervical', 'thoracic', 'lumbar', 'whole-spine']).toContain(entry.region);
      expect(['introductory', 'intermediate', 'advanced']).toContain(entry.difficulty);
      expect(Object.keys(entry)).not.toContain('teachingPoint');
      expect(Object.keys(entry)).not.toContain('tags');
      expect(truthOf(entry.id).teachingPoint.length).toBeGreaterThan(40);
    }
  });
});

describe.each(ALL_CASES.map((c) => [c.id, c] as const))('%s', (id, definition) => {
  const entry = catalogue.cases.find((c) => c.id === id);
  let phantom: Phantom;
  beforeAll(() => {
    phantom = createPhantom(definition.phantom);
  });

  it('is written where the model lies, within 0.01 mm', () => {
    const truth = truthOf(id);
    for (const request of definition.series) {
      const g = layStack(phantom, request.stack);
      const files = (entry?.files ?? []).filter((f) => f.includes(`/${request.key}/`));
      expect(files).toHaveLength(request.stack.count);
      files.forEach((file, slice) => {
        const image = read(join(root, file));
        const corner = pixelToPatient(g, slice, g.columns - 1, g.rows - 1);
        const [rx = 0, ry = 0, rz = 0, cx = 0, cy = 0, cz = 0] = image.orientation;
        const [rowMm = 0, columnMm = 0] = image.spacing;
        const last = [rx, ry, rz].map(
          (r, i) =>
            (image.position[i] ?? 0) +
            r * columnMm * (image.columns - 1) +
            ([cx, cy, cz][i] ?? 0) * rowMm * (image.rows - 1),
        );
        last.forEach((x, i) => expect(Math.abs(x - (corner[i] ?? 0))).toBeLessThan(0.01));
        expect(image.text('x0020000d')).toBe(truth.studyInstanceUid);
        expect(image.text('x00200052')).toBe(truth.frameOfReferenceUid);
      });
      const uids = files.map((f) => read(join(root, f)).sopInstanceUid);
      expect(truth.series.find((s) => s.key === request.key)?.sopInstanceUids).toEqual(uids);
    }
  });

  it('names no diagnosis, grade or vertebra in its attributes', () => {
    const texts = (entry?.files ?? []).flatMap((f) => read(join(root, f)).texts());
    expect(texts.length).toBeGreaterThan(100);
    const telling =
      /\b[CTL]\d{1,2}\b|ESCC|SINS|tumou?r|metasta|carcin|compress|fracture|abscess|haematoma|grade/i;
    expect([...new Set(texts)].filter((t) => telling.test(t.replace(/^T[12] /, '')))).toEqual([]);
  });

  it('shows a fabricated person, and each series by its own coding and parameters', () => {
    for (const request of definition.series) {
      const image = read(join(root, 'cases', id, request.key, '001.dcm'));
      expect(image.text('x00020010')).toBe(TRANSFER_SYNTAX[request.coding]);
      expect(image.text('x00100010')).toMatch(/^Phantom\^/);
      if (request.weighting === 'ct') continue;
      const protocol = protocolOf(request.weighting, request.stack.plane);
      expect(Number(image.text('x00180080'))).toBe(protocol.tr);
      expect(Number(image.text('x00180081'))).toBe(protocol.te);
      // The series for counting shows more and reads less.
      if (request.key === 'sag-t1-wide') continue;
      expect(Number(image.text('x00180050'))).toBeGreaterThanOrEqual(3);
      expect(Number(image.text('x00180050'))).toBeLessThanOrEqual(4);
    }
  });

  it('has outlines in the plane and the frame of their slice, within 0.1 mm', () => {
    const truth = truthOf(id);
    for (const request of definition.series.filter((s) => s.stack.plane === 'axial')) {
      for (let slice = 0; slice < request.stack.count; slice += 1) {
        const file = `cases/${id}/${request.key}/${String(slice + 1).padStart(3, '0')}.dcm`;
        const { sopInstanceUid, position, orientation, spacing, rows, columns } = read(
          join(root, file),
        );
        const row = orientation.slice(0, 3);
        const column = orientation.slice(3);
        const normal = [0, 1, 2].map(
          (i) =>
            (row[(i + 1) % 3] ?? 0) * (column[(i + 2) % 3] ?? 0) -
            (row[(i + 2) % 3] ?? 0) * (column[(i + 1) % 3] ?? 0),
        );
        const along = (p: readonly number[], axis: readonly number[]): number =>
          p.reduce((sum, x, i) => sum + (x - (position[i] ?? 0)) * (axis[i] ?? 0), 0);
        for (const outline of truth.outlines.filter((o) => o.sopInstanceUid === sopInstanceUid)) {
          for (const p of [...outline.pointsLps, ...(outline.holesLps ?? []).flat()]) {
            expect(Math.abs(along(p, normal))).toBeLessThan(0.1);
            const across = along(p, row) / (spacing[1] ?? 1);
            const down = along(p, column) / (spacing[0] ?? 1);
            expect(Math.min(across, down)).toBeGreaterThan(-0.5);
            expect(across).toBeLessThan(columns - 0.5);
            expect(down).toBeLessThan(rows - 0.5);
          }
        }
      }
    }
  });

  it('has cord inside sac inside canal in its outlines', () => {
    const truth = truthOf(id);
    const areaOn = (uid: string, structure: string): number =>
      truth.outlines
        .filter((o) => o.sopInstanceUid === uid && o.structure === structure)
        .reduce((s, o) => s + o.areaMm2, 0);
    const slices = [...new Set(truth.outlines.map((o) => o.sopInstanceUid))];
    expect(slices.length).toBeGreaterThan(5);
    for (const uid of slices) {
      expect(areaOn(uid, 'cord')).toBeLessThan(areaOn(uid, 'sac'));
      expect(areaOn(uid, 'sac')).toBeLessThan(areaOn(uid, 'canal') + 1);
      const csf = areaOn(uid, 'csf');
      if (csf > 0) expect(csf).toBeCloseTo(areaOn(uid, 'sac') - areaOn(uid, 'cord'), 1);
    }
  });
});
