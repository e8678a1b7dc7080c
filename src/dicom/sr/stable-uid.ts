import type { Uid } from '../../base/uid.ts';

const OFFSET = 144066263297769815596495629667062367629n;
const PRIME = 309485009821345068724781371n;
const BITS_128 = (1n << 128n) - 1n;

/**
 * The same UID for the same name, so that what is saved twice is tracked as one. Source: FNV-1a, 128 bits, shaped as a
 * UUID of version 8 (RFC 9562) below the root 2.25 (DICOM PS3.5 B.2). It names, it does not protect.
 */
export function stableUid(name: string): Uid {
  let hash = OFFSET;
  for (const byte of new TextEncoder().encode(name)) {
    hash = ((hash ^ BigInt(byte)) * PRIME) & BITS_128;
  }
  const versioned = (hash & ~(0xfn << 76n)) | (8n << 76n);
  const variant = (versioned & ~(3n << 62n)) | (2n << 62n);
  return `2.25.${variant}` as Uid;
}
