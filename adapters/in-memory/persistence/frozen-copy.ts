/** What is stored shares nothing with what was given, and nobody who reads it can change it. */
export const frozenCopy = <T>(value: T): T => freeze(structuredClone(value));

const freeze = <T>(value: T): T => {
  if (typeof value === 'object' && value !== null) {
    for (const inner of Object.values(value)) freeze(inner);
    Object.freeze(value);
  }
  return value;
};
