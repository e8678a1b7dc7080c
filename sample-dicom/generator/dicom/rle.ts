/** One byte plane by PackBits. Source: DICOM PS3.5 G.3. */
function packBits(bytes: Uint8Array): Uint8Array {
  const out: number[] = [];
  let i = 0;
  while (i < bytes.length) {
    let run = 1;
    while (i + run < bytes.length && run < 128 && bytes[i + run] === bytes[i]) run += 1;
    if (run >= 3) {
      out.push(257 - run, bytes[i] ?? 0);
      i += run;
      continue;
    }
    const start = i;
    while (i < bytes.length && i - start < 128) {
      if (i + 2 < bytes.length && bytes[i] === bytes[i + 1] && bytes[i] === bytes[i + 2]) break;
      i += 1;
    }
    out.push(i - start - 1, ...bytes.subarray(start, i));
  }
  return Uint8Array.from(out);
}

/** RLE frame of 16-bit samples: the high bytes, then the low ones, each row packed by itself. Source: DICOM PS3.5 annex G. */
export function encodeRle(samples: Uint16Array, columns: number): Uint8Array {
  const planes = [8, 0].map((shift) => {
    const rows: Uint8Array[] = [];
    for (let start = 0; start < samples.length; start += columns) {
      const row = Uint8Array.from(
        samples.subarray(start, start + columns),
        (v) => (v >> shift) & 255,
      );
      rows.push(packBits(row));
    }
    const plane = Buffer.concat(rows);
    // A segment is padded to an even length; within it a stray byte would be read as data.
    return plane.length % 2 === 0 ? plane : Buffer.concat([plane, Buffer.alloc(1)]);
  });
  const head = Buffer.alloc(64);
  head.writeUInt32LE(planes.length, 0);
  let offset = 64;
  planes.forEach((plane, index) => {
    head.writeUInt32LE(offset, 4 + 4 * index);
    offset += plane.length;
  });
  return Buffer.concat([head, ...planes]);
}
