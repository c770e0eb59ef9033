// Builds an ONNX model node by node. Opset 17, IR 8: what ONNX Runtime 1.30 loads without conversion.
import { writeFileSync } from 'node:fs';
import onnxProto from 'onnx-proto';

const { onnx } = onnxProto;

// onnx.proto: TensorProto.DataType and AttributeProto.AttributeType
const dataType = { float32: 1, uint8: 2, int32: 6, int64: 7, float16: 10 };
const attributeType = { float: 1, int: 2, string: 3, ints: 7 };
const floatAttributes = new Set(['alpha', 'epsilon']);

const attribute = ([name, value]) => {
  if (typeof value === 'string') return { name, type: attributeType.string, s: Buffer.from(value) };
  if (Array.isArray(value)) return { name, type: attributeType.ints, ints: value };
  if (Number.isInteger(value) && !floatAttributes.has(name)) return { name, type: attributeType.int, i: value };
  return { name, type: attributeType.float, f: value };
};

export class OnnxGraph {
  #nodes = [];
  #tensors = [];
  #count = 0;

  name(prefix) {
    return `${prefix}__${this.#count++}`;
  }

  floats(dims, data, name = this.name('f')) {
    this.#tensors.push({ name, dims, dataType: dataType.float32, rawData: Buffer.from(Float32Array.from(data).buffer) });
    return name;
  }

  ints(data, name = this.name('i')) {
    const rawData = Buffer.from(BigInt64Array.from(data, BigInt).buffer);
    this.#tensors.push({ name, dims: [data.length], dataType: dataType.int64, rawData });
    return name;
  }

  int32(dims, data, name = this.name('n')) {
    this.#tensors.push({ name, dims, dataType: dataType.int32, rawData: Buffer.from(Int32Array.from(data).buffer) });
    return name;
  }

  /** A weight in the form in which its package stores it (fp16 or uint8), widened by the runtime when it loads the model. */
  weight(dims, weight) {
    const { data, stored } = weight;
    if (!stored || data.length < 64) return this.floats(dims, data);
    const name = this.name('w');
    const rawData = Buffer.from(stored.values.buffer, stored.values.byteOffset, stored.values.byteLength);
    this.#tensors.push({ name, dims, dataType: dataType[stored.type], rawData });
    const wide = this.op('Cast', [name], { to: dataType.float32 });
    if (stored.type === 'float16') return wide;
    const scaled = this.op('Mul', [wide, this.floats([], [stored.scale])]);
    return this.op('Add', [scaled, this.floats([], [stored.min])]);
  }

  op(type, inputs, attributes = {}, output = this.name(type)) {
    return this.ops(type, inputs, [output], attributes)[0];
  }

  ops(type, inputs, outputs, attributes = {}) {
    const list = Object.entries(attributes).map(attribute);
    this.#nodes.push({ opType: type, input: inputs, output: outputs, name: outputs[0], attribute: list });
    return outputs;
  }

  toChannelsFirst(x) {
    return this.op('Transpose', [x], { perm: [0, 3, 1, 2] });
  }

  toChannelsLast(x) {
    return this.op('Transpose', [x], { perm: [0, 2, 3, 1] });
  }

  save(file, input, inputShape, outputs) {
    const dim = inputShape.map((dimValue) => ({ dimValue }));
    const value = (name, shape) => ({ name, type: { tensorType: { elemType: dataType.float32, ...(shape && { shape }) } } });
    const model = onnx.ModelProto.create({
      irVersion: 8,
      producerName: 'ai-compliance-agent',
      opsetImport: [{ domain: '', version: 17 }],
      graph: {
        name: 'graph',
        node: this.#nodes,
        initializer: this.#tensors,
        input: [value(input, { dim })],
        output: outputs.map((name) => value(name)),
      },
    });
    writeFileSync(file, onnx.ModelProto.encode(model).finish());
  }
}

/** TensorFlow convolution weights [height, width, in, out] as ONNX wants them: [out, in, height, width]. */
export const convolutionWeight = (weight) => {
  const [height, width, inputs, outputs] = weight.shape;
  return permuted(weight, [outputs, inputs, height, width], (set) => {
    for (let h = 0; h < height; h++)
      for (let w = 0; w < width; w++)
        for (let i = 0; i < inputs; i++)
          for (let o = 0; o < outputs; o++)
            set(((o * inputs + i) * height + h) * width + w, ((h * width + w) * inputs + i) * outputs + o);
  });
};

/** Depthwise weights [height, width, channels, multiplier] as [channels * multiplier, 1, height, width]. */
export const depthwiseWeight = (weight) => {
  const [height, width, channels, multiplier] = weight.shape;
  return permuted(weight, [channels * multiplier, 1, height, width], (set) => {
    for (let h = 0; h < height; h++)
      for (let w = 0; w < width; w++)
        for (let c = 0; c < channels; c++)
          for (let m = 0; m < multiplier; m++)
            set(((c * multiplier + m) * height + h) * width + w, ((h * width + w) * channels + c) * multiplier + m);
  });
};

const permuted = (weight, dims, visit) => {
  const move = (values) => {
    const moved = new values.constructor(values.length);
    visit((to, from) => {
      moved[to] = values[from];
    });
    return moved;
  };
  const stored = weight.stored && { ...weight.stored, values: move(weight.stored.values) };
  return { dims, data: move(weight.data), stored };
};

export const padding = (kind) => ({ auto_pad: /^same$/i.test(kind) ? 'SAME_UPPER' : 'VALID' });
