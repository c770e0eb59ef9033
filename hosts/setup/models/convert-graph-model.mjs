// TensorFlow.js graph model → ONNX: the operations that NanoDet and MobileNetV1 use, and no others.
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { convolutionWeight, depthwiseWeight, OnnxGraph, padding } from './onnx-graph.mjs';
import { decodeWeights } from './tfjs-weights.mjs';

const base64 = (text) => Buffer.from(text, 'base64').toString();

const plain = (value) => {
  if (value.s !== undefined) return base64(value.s);
  if (value.list?.i) return value.list.i.map(Number);
  if (value.list?.s) return value.list.s.map(base64);
  if (value.list) return [];
  if (value.i !== undefined) return Number(value.i);
  return value.f ?? value.b ?? value;
};

const attributesOf = (node) => Object.fromEntries(Object.entries(node.attr ?? {}).map(([name, value]) => [name, plain(value)]));

/** `name:2` is the third output of `name`. */
const parseReference = (reference) => {
  const [, name, index] = /^\^?(.*?)(?::(\d+))?$/.exec(reference);
  return { name, index: Number(index ?? 0) };
};

export const convertGraphModel = (modelFile, target, { input, inputShape, outputs }) => {
  const model = JSON.parse(readFileSync(modelFile, 'utf8'));
  const files = model.weightsManifest.flatMap((group) => group.paths);
  const buffer = Buffer.concat(files.map((file) => readFileSync(join(dirname(modelFile), file))));
  const weights = decodeWeights(
    model.weightsManifest.flatMap((group) => group.weights),
    buffer,
  );
  const nodes = new Map(model.modelTopology.node.map((node) => [node.name, node]));
  const graph = new OnnxGraph();
  const made = new Map();

  /** Shapes and sizes that the graph computes from constants alone are computed here. */
  const constant = (reference) => {
    const node = nodes.get(parseReference(reference).name);
    if (node.op === 'Const') return weights[node.name];
    if (node.op === 'Identity') return constant(node.input[0]);
    if (node.op === 'SparseToDense') {
      const [indices, shape, values, fill] = node.input.map(constant);
      const data = new Int32Array(shape.data[0]).fill(fill?.data[0] ?? 0);
      const step = indices.shape.length > 1 ? indices.shape[1] : 1;
      for (let i = 0; i * step < indices.data.length; i++)
        data[indices.data[i * step]] = values.data[values.data.length === 1 ? 0 : i];
      return { shape: [data.length], dtype: 'int32', data };
    }
    if (node.op === 'Add' || node.op === 'AddV2') {
      const [a, b] = node.input.map(constant);
      const data = Int32Array.from(a.data, (value, i) => value + b.data[b.data.length === 1 ? 0 : i]);
      return { shape: a.shape, dtype: a.dtype, data };
    }
    throw new Error(`${node.name} (${node.op}) is not a constant`);
  };

  const activate = (x, kind, attributes) => {
    if (kind === 'Relu') return graph.op('Relu', [x]);
    if (kind === 'Relu6') return graph.op('Clip', [x, graph.floats([], [0]), graph.floats([], [6])]);
    if (kind === 'LeakyRelu') return graph.op('LeakyRelu', [x], { alpha: attributes.leakyrelu_alpha ?? 0.2 });
    throw new Error(`activation ${kind} is not known`);
  };

  const afterwards = (x, fused, attributes) => {
    const last = fused.at(-1);
    return last && last !== 'BiasAdd' ? activate(x, last, attributes) : x;
  };

  const convolution = ({ op, input: inputs }, attributes) => {
    const isDepthwise = op.includes('Depthwise');
    const raw = constant(inputs[1]);
    const weight = isDepthwise ? depthwiseWeight(raw) : convolutionWeight(raw);
    const { strides, dilations = [], explicit_paddings: pads, fused_ops: fused = [] } = attributes;
    const settings = {
      strides: strides.slice(1, 3),
      kernel_shape: weight.dims.slice(2),
      ...(attributes.padding === 'EXPLICIT' ? { pads: [pads[2], pads[4], pads[3], pads[5]] } : padding(attributes.padding)),
      ...(dilations.some((size) => size > 1) && { dilations: dilations.slice(1, 3) }),
      ...(isDepthwise && { group: raw.shape[2] }),
    };
    const operands = [graph.toChannelsFirst(get(inputs[0])), graph.weight(weight.dims, weight)];
    if (fused.includes('BiasAdd')) {
      const bias = constant(inputs[2]);
      operands.push(graph.floats([bias.data.length], bias.data));
    }
    return afterwards(graph.toChannelsLast(graph.op('Conv', operands, settings)), fused, attributes);
  };

  const pool = (type, inputs, { ksize, strides, padding: kind }) => {
    const settings = { kernel_shape: ksize.slice(1, 3), strides: strides.slice(1, 3), ...padding(kind) };
    return graph.toChannelsLast(graph.op(type, [graph.toChannelsFirst(get(inputs[0]))], settings));
  };

  const resize = (inputs, attributes) => {
    const mode = attributes.align_corners ? 'align_corners' : attributes.half_pixel_centers ? 'half_pixel' : 'asymmetric';
    const x = graph.toChannelsFirst(get(inputs[0]));
    const shape = graph.op('Shape', [x], { start: 0, end: 2 });
    const sizes = graph.op('Concat', [shape, graph.ints(Array.from(constant(inputs[1]).data))], { axis: 0 });
    const settings = { mode: 'linear', coordinate_transformation_mode: mode };
    return graph.toChannelsLast(graph.op('Resize', [x, '', '', sizes], settings));
  };

  const pad = (inputs) => {
    const { data } = constant(inputs[1]);
    const pairs = Array.from({ length: data.length / 2 }, (_, i) => [data[2 * i], data[2 * i + 1]]);
    const amounts = graph.ints([...pairs.map(([before]) => before), ...pairs.map(([, after]) => after)]);
    const fill = inputs[2] === undefined ? [] : [graph.floats([], [constant(inputs[2]).data[0]])];
    return graph.op('Pad', [get(inputs[0]), amounts, ...fill]);
  };

  const binary = (type) => (node) => graph.op(type, [get(node.input[0]), get(node.input[1])]);
  const unary = (type, settings) => (node) => graph.op(type, [get(node.input[0])], settings);

  const makers = {
    Placeholder: () => input,
    Const: (node) => {
      const { shape, dtype, data } = weights[node.name];
      return dtype === 'float32' ? graph.floats(shape, data) : graph.int32(shape, data);
    },
    Identity: (node) => get(node.input[0]),
    Conv2D: convolution,
    _FusedConv2D: convolution,
    DepthwiseConv2dNative: convolution,
    FusedDepthwiseConv2dNative: convolution,
    BiasAdd: binary('Add'),
    Add: binary('Add'),
    AddV2: binary('Add'),
    Mul: binary('Mul'),
    Sub: binary('Sub'),
    Relu: (node) => activate(get(node.input[0]), 'Relu', {}),
    Relu6: (node) => activate(get(node.input[0]), 'Relu6', {}),
    LeakyRelu: (node, { alpha }) => graph.op('LeakyRelu', [get(node.input[0])], { alpha }),
    Sigmoid: unary('Sigmoid'),
    Softmax: unary('Softmax', { axis: -1 }),
    Mean: (node, { keep_dims: keep }) =>
      graph.op('ReduceMean', [get(node.input[0])], { axes: Array.from(constant(node.input[1]).data), keepdims: keep ? 1 : 0 }),
    Squeeze: (node, { squeeze_dims: dims }) => graph.op('Squeeze', [get(node.input[0]), graph.ints(dims)]),
    Reshape: (node) => graph.op('Reshape', [get(node.input[0]), graph.ints(Array.from(constant(node.input[1]).data))]),
    Transpose: (node) => graph.op('Transpose', [get(node.input[0])], { perm: Array.from(constant(node.input[1]).data) }),
    Pad: (node) => pad(node.input),
    PadV2: (node) => pad(node.input),
    MaxPool: (node, attributes) => pool('MaxPool', node.input, attributes),
    AvgPool: (node, attributes) => pool('AveragePool', node.input, attributes),
    ConcatV2: (node) =>
      graph.op('Concat', node.input.slice(0, -1).map(get), { axis: constant(node.input.at(-1)).data[0] }),
    ResizeBilinear: (node, attributes) => resize(node.input, attributes),
    SplitV: (node) => {
      const sizes = Array.from(constant(node.input[1]).data);
      const names = sizes.map(() => graph.name('Split'));
      return graph.ops('Split', [get(node.input[0]), graph.ints(sizes)], names, { axis: constant(node.input[2]).data[0] });
    },
    Split: (node, { num_split: count }) => {
      const names = Array.from({ length: count }, () => graph.name('Split'));
      return graph.ops('Split', [get(node.input[1])], names, { axis: constant(node.input[0]).data[0] });
    },
    MatMul: binary('MatMul'),
    _FusedMatMul: (node, attributes) => {
      const fused = attributes.fused_ops ?? [];
      const product = graph.op('MatMul', [get(node.input[0]), get(node.input[1])]);
      return afterwards(fused.includes('BiasAdd') ? graph.op('Add', [product, get(node.input[2])]) : product, fused, attributes);
    },
    FusedBatchNormV3: (node, { epsilon = 1e-3 }) => {
      const [x, ...parameters] = node.input.slice(0, 5);
      const operands = [graph.toChannelsFirst(get(x)), ...parameters.map(get)];
      return graph.toChannelsLast(graph.op('BatchNormalization', operands, { epsilon }));
    },
  };
  makers.FusedBatchNorm = makers.FusedBatchNormV3;

  function get(reference) {
    const { name, index } = parseReference(reference);
    if (!made.has(name)) {
      const node = nodes.get(name);
      const make = makers[node?.op];
      if (make === undefined) throw new Error(`operation ${node?.op} of ${reference} is not known`);
      const result = make(node, attributesOf(node));
      made.set(name, Array.isArray(result) ? result : [result]);
    }
    return made.get(name)[index];
  }

  const names = outputs.map((output) => {
    const value = get(output);
    return graph.op('Identity', [value], {}, `out_${output.replace(/[^A-Za-z0-9_]/g, '_')}`);
  });
  graph.save(target, input, inputShape, names);
};
