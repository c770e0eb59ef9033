import type { IdGenerator } from '../../../application/ports/id-generator.js';

/** UUIDs of version 7 that count up from 1 at a fixed millisecond: the same in every run of a test. */
export const createSequentialIds = (): IdGenerator => {
  let count = 0;
  return {
    next() {
      count += 1;
      return `019b76da-a800-7000-8000-${count.toString(16).padStart(12, '0')}`;
    },
  };
};
