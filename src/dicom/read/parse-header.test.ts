import { inflateSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import {
  countingPixels,
  syntheticBytes,
  syntheticSlice,
} from '../../../e2e/support/synthetic-image.ts';
import type { SyntheticSlice } from '../../../e2e/support/synthetic-image.ts';
import { writeDicom } from '../../../e2e/support/dicom-writer.ts';
import type { DataSetElements } from '../../../e2e/support/dicom-writer.ts';
import { ok } from '../../base/result.ts';
import { parseHeader } from './parse-header.ts';
import type { ParsedHeader } from './parse-header.ts';
import type { FileInstance } from './parsed-instance.ts';

const parse = (bytes: Uint8Array) =>
  parseHeader({
    fileName: 'a.dcm',
    bytes,
    fileBytes: bytes.length,
    inflate: (deflated) => ok(inflateSync(deflated)),
  });

function parsed(bytes: Uint8Array): ParsedHeader {
  const result = parse(bytes);
  if (!result.ok) throw new Error(result.error.kind);
  return result.value;
}

function imageOf(slice: SyntheticSlice): FileInstance {
  const { file } = parsed(syntheticBytes(slice));
  if (file.kind !== 'image') throw new Error(file.kind);
  return file.instance;
}

const syntaxes = {
  implicit: '1.2.840.10008.1.2',
  explicit: '1.2.840.10008.1.2.1',
  deflated: '1.2.840.10008.1.2.1.99',
  'big endian': '1.2.840.10008.1.2.2',
} as const;

describe('parseHeader', () => {
  it.each(Object.entries(syntaxes))('reads %s', (_, transferSyntaxUid) => {
    const bytes = syntheticBytes({ transferSyntaxUid });
    const { file, inflated } = parsed(bytes);
    if (file.kind !== 'image') throw new Error(file.kind);
    const { instance } = file;
    expect(instance).toMatchObject({ rows: 4, columns: 4, instanceNumber: 1, modality: 'MR' });
    expect(instance.frames[0]?.pixel).toMatchObject({ transferSyntaxUid, bitsStored: 12 });
    expect(instance.frames[0]?.geometry.imagePositionPatient).toEqual([0, 0, 1]);
    // The first two pixels count up from 1.
    const { offset, frameBytes } = instance.location;
    expect(frameBytes).toBe(32);
    const content = inflated ?? bytes;
    expect([...content.subarray(offset, offset + 4)]).toEqual([1, 0, 2, 0]);
  });

  it.each(['implicit', 'explicit'] as const)('reads a bare %s data set and says so', (name) => {
    const instance = imageOf({ meta: false, transferSyntaxUid: syntaxes[name] });
    expect(instance.rows).toBe(4);
    expect(instance.frames[0]?.pixel.transferSyntaxUid).toBe(syntaxes[name]);
    expect(instance.tolerated[0]).toMatch(/no DICOM preamble/);
  });

  it('keeps markup in names as text, and decodes names by their character set', () => {
    const markup = '<img src=x onerror=alert(1)>^<b>';
    const elements: DataSetElements = { '00100010': ['PN', markup] };
    expect(imageOf({ elements }).study.patientName).toBe(markup);

    const latin1: DataSetElements = {
      '00080005': ['CS', 'ISO_IR 100'],
      '00100010': ['PN', Uint8Array.of(0x4d, 0xfc, 0x6c, 0x6c, 0x65, 0x72)],
    };
    expect(imageOf({ elements: latin1 }).study.patientName).toBe('Müller');
  });

  it('takes no number from text that is not one', () => {
    const elements: DataSetElements = { '00180080': ['DS', '35OO'], '00200013': ['IS', ''] };
    const instance = imageOf({ elements });
    expect(instance.instanceNumber).toBeNull();
    expect(instance.frames[0]?.acquisition.repetitionTimeMs).toBeNull();
  });

  it('reads past an icon image, which has pixel data of its own', () => {
    const icon: DataSetElements = {
      '00280010': ['US', [2]],
      '00280011': ['US', [2]],
      '7FE00010': ['OW', countingPixels(4, 900)],
    };
    const instance = imageOf({ elements: { '00880200': ['SQ', [icon]] } });
    expect(instance.rows).toBe(4);
    expect(instance.location.frameBytes).toBe(32);
  });

  it('recognises an index, a report and objects that are no images', () => {
    const ofClass = (uid: string, extra: DataSetElements = {}) => {
      const { elements } = syntheticSlice();
      return parsed(writeDicom({ elements: { ...elements, ...extra, '00080016': ['UI', uid] } }))
        .file;
    };
    expect(ofClass('1.2.840.10008.1.3.10').kind).toBe('index');
    expect(ofClass('1.2.840.10008.5.1.4.1.1.88.34')).toEqual({
      kind: 'document',
      document: {
        sopClassUid: '1.2.840.10008.5.1.4.1.1.88.34',
        sopInstanceUid: '2.25.9000.1.1',
        studyInstanceUid: '2.25.9001.1',
      },
    });
    expect(ofClass('1.2.840.10008.5.1.4.1.1.66.4')).toEqual({
      kind: 'not-an-image',
      what: 'a segmentation',
    });
    expect(ofClass('1.2.840.10008.5.1.4.1.1.11.1')).toEqual({
      kind: 'not-an-image',
      what: 'a presentation state',
    });
  });

  it('asks for more bytes while a prefix has not reached the pixels', () => {
    const bytes = syntheticBytes();
    for (const length of [200, 400, 600]) {
      const result = parseHeader({
        fileName: 'a.dcm',
        bytes: bytes.subarray(0, length),
        fileBytes: bytes.length,
        inflate: (deflated) => ok(deflated),
      });
      expect(result).toMatchObject({ ok: false, error: { kind: 'truncated-header' } });
    }
  });

  it('needs no more than the header and the start of the pixel data', () => {
    const bytes = syntheticBytes();
    const result = parseHeader({
      fileName: 'a.dcm',
      bytes: bytes.subarray(0, bytes.length - 32),
      fileBytes: bytes.length,
      inflate: (deflated) => ok(deflated),
    });
    expect(result.ok).toBe(true);
  });

  it('takes the contrast, geometry and scaling of each frame of an enhanced MR from its functional groups', () => {
    const frame = (z: number, slope: number): DataSetElements => ({
      '00209113': ['SQ', [{ '00200032': ['DS', `0\\0\\${z}`] }]],
      '00289145': ['SQ', [{ '00281052': ['DS', '5'], '00281053': ['DS', String(slope)] }]],
      '00189114': ['SQ', [{ '00189082': ['FD', [90]] }]],
    });
    const shared: DataSetElements = {
      '00209116': ['SQ', [{ '00200037': ['DS', '0\\1\\0\\0\\0\\-1'] }]],
      '00289110': ['SQ', [{ '00180050': ['DS', '3'], '00280030': ['DS', '0.6\\0.8'] }]],
      '00189112': ['SQ', [{ '00180080': ['DS', '3500'] }]],
      '00189226': ['SQ', [{ '00089007': ['CS', 'ORIGINAL\\PRIMARY\\T2\\NONE'], '00089209': ['CS', 'T2'] }]],
      '00189125': ['SQ', [{ '00181312': ['CS', 'ROW'], '00189058': ['US', [4]], '00189231': ['US', [2]] }]],
    };
    const instance = imageOf({
      pixelData: { kind: 'native', bytes: countingPixels(32, 0) },
      elements: {
        '00080016': ['UI', '1.2.840.10008.5.1.4.1.1.4.1'],
        '00080008': ['CS', 'ORIGINAL\\PRIMARY\\T2\\NONE'],
        '00180020': null,
        '00180050': null,
        '00180080': null,
        '00180081': null,
        '00200032': null,
        '00200037': null,
        '00280030': null,
        '00189008': ['CS', 'SPIN'],
        '00280008': ['IS', '2'],
        '52009229': ['SQ', [shared]],
        '52009230': ['SQ', [frame(-10, 1), frame(-6, 2)]],
      },
    });
    expect(instance.frames).toHaveLength(2);
    expect(instance.frames[1]).toMatchObject({
      frameNumber: 2,
      sliceThicknessMm: 3,
      geometry: {
        imagePositionPatient: [0, 0, -6],
        orientation: { row: [0, 1, 0], column: [0, 0, -1] },
        pixelSpacingMm: { row: 0.6, column: 0.8 },
        refused: null,
      },
      pixel: { rescaleSlope: 2, rescaleIntercept: 5 },
      acquisition: {
        repetitionTimeMs: 3500,
        echoTimeMs: 90,
        scanningSequence: ['SE'],
        acquisitionContrast: 'T2',
        acquisitionMatrix: [4, 0, 0, 2],
      },
    });
  }); // prettier-ignore

  it('refuses to measure a legacy multi-frame image that gives one position for all frames', () => {
    const instance = imageOf({
      pixelData: { kind: 'native', bytes: countingPixels(32, 0) },
      elements: { '00280008': ['IS', '2'] },
    });
    expect(instance.frames.map(({ geometry }) => geometry.refused)).toEqual([
      expect.stringContaining('position'),
      expect.stringContaining('position'),
    ]);
  });

  it('finds the pixels after an extended offset table', () => {
    const { elements } = syntheticSlice();
    const fragments = [Uint8Array.of(0xff, 0xd8, 1, 2), Uint8Array.of(0xff, 0xd8, 3, 4)];
    const bytes = writeDicom({
      elements: { ...elements, '00280008': ['IS', '2'], '7FE00001': ['OV', [0, 12]], '7FE00002': ['OV', [4, 4]] },
      transferSyntaxUid: '1.2.840.10008.1.2.4.70',
      pixelData: { kind: 'encapsulated', fragments },
    }); // prettier-ignore
    const { file } = parsed(bytes);
    if (file.kind !== 'image') throw new Error(file.kind);
    expect(file.instance.location).toMatchObject({ frameBytes: null, extendedOffsets: [0, 12] });
    // Offset table item (8 bytes), first fragment's item header (8), then its content.
    const at = file.instance.location.offset + 16;
    expect([...bytes.subarray(at, at + 4)]).toEqual([0xff, 0xd8, 1, 2]);
  });
});
