// Weights of a TensorFlow.js model: one buffer, cut by the manifest, some quantised to fp16 or uint8.

const fromHalf = (bits) => {
  const sign = bits & 0x8000 ? -1 : 1;
  const exponent = (bits >> 10) & 0x1f;
  const fraction = bits & 0x3ff;
  if (exponent === 0) return sign * 2 ** -14 * (fraction / 1024);
  if (exponent === 31) return fraction ? NaN : sign * Infinity;
  return sign * 2 ** (exponent - 15) * (1 + fraction / 1024);
};

/** name → { shape, dtype, data (widened), stored (as in the file, for those worth keeping narrow) } */
export const decodeWeights = (manifest, buffer) => {
  const weights = {};
  let offset = 0;
  const take = (bytes) => buffer.subarray(offset, (offset += bytes));
  for (const { name, shape, dtype, quantization } of manifest) {
    const count = shape.reduce((product, size) => product * size, 1);
    let data;
    let stored = null;
    if (quantization?.dtype === 'float16') {
      const bytes = take(2 * count);
      const values = Uint16Array.from({ length: count }, (_, i) => bytes.readUInt16LE(2 * i));
      data = Float32Array.from(values, fromHalf);
      if (dtype === 'float32') stored = { type: 'float16', values };
    } else if (quantization?.dtype === 'uint8') {
      const values = Uint8Array.from(take(count));
      const { scale, min } = quantization;
      data = Float32Array.from(values, (value) => value * scale + min);
      if (dtype === 'float32') stored = { type: 'uint8', values, scale, min };
      else data = Int32Array.from(data, Math.round);
    } else if (quantization) throw new Error(`${name}: quantisation ${quantization.dtype} is not known`);
    else if (dtype === 'float32') {
      const bytes = take(4 * count);
      data = Float32Array.from({ length: count }, (_, i) => bytes.readFloatLE(4 * i));
    } else if (dtype === 'int32') {
      const bytes = take(4 * count);
      data = Int32Array.from({ length: count }, (_, i) => bytes.readInt32LE(4 * i));
    } else if (dtype === 'bool') data = Uint8Array.from(take(count));
    else throw new Error(`${name}: type ${dtype} is not known`);
    weights[name] = { shape, dtype, data, stored };
  }
  return weights;
};
