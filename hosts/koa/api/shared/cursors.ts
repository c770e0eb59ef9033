import { createHmac, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import type { Position } from '../../../../application/index.js';

/** Where a walk through a list goes on. */
export interface Cursor {
  readonly isBackward: boolean;
  /** Left out: from the start, or backward from the end. */
  readonly from?: Position;
}

export interface Cursors {
  /** `list`: everything that makes it this list and no other. */
  write(list: string, cursor: Cursor): string;
  /** Undefined when it was not written for this list, or was changed since. */
  read(list: string, text: string): Cursor | undefined;
}

const macBytes = 16;

const content = z.union([
  z.tuple([z.boolean()]),
  z.tuple([z.boolean(), z.union([z.number(), z.string()]), z.string()]),
]);

/** Signed, so that nobody has to guess what a place may be made of; every process with the secret reads them. */
export const createCursors = (secret: string): Cursors => {
  // A key of its own: a cursor must never pass for anything else that the secret signs.
  const key = createHmac('sha256', secret).update('list-cursor').digest();
  const macOf = (list: string, bytes: Buffer): Buffer =>
    createHmac('sha256', key)
      .update(`${Buffer.byteLength(list)}:${list}`)
      .update(bytes)
      .digest()
      .subarray(0, macBytes);
  return {
    write(list, { isBackward, from }) {
      const bytes = Buffer.from(JSON.stringify(from ? [isBackward, from.key, from.id] : [isBackward]));
      return Buffer.concat([macOf(list, bytes), bytes]).toString('base64url');
    },
    read(list, text) {
      const all = Buffer.from(text, 'base64url');
      const bytes = all.subarray(macBytes);
      // base64url forgives stray bits at its end.
      if (all.length <= macBytes || all.toString('base64url') !== text) return undefined;
      if (!timingSafeEqual(all.subarray(0, macBytes), macOf(list, bytes))) return undefined;
      const [isBackward, from, id] = content.parse(JSON.parse(bytes.toString()));
      return from === undefined || id === undefined ? { isBackward } : { isBackward, from: { key: from, id } };
    },
  };
};
