/** Bytes as 0..1, in the same order. */
export const unitInput = (bytes: Uint8Array): Float32Array => {
  const input = new Float32Array(bytes.length);
  for (let i = 0; i < bytes.length; i++) input[i] = (bytes[i] ?? 0) / 255;
  return input;
};
