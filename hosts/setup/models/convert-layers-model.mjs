// Keras layers model of TensorFlow.js → ONNX: the layers that the nsfwjs networks use, and no others.
import { convolutionWeight, depthwiseWeight, OnnxGraph, padding } from './onnx-graph.mjs';

/** `topology`: the model's JSON; `weights`: of `decodeWeights`; the input is [1, size, size, 3]. */
export const convertLayersModel = (topology, weights, target, size) => {
  const { layers } = (topology.model_config ?? topology).config;
  const graph = new OnnxGraph();
  const made = new Map();
  let last;

  const weightOf = (layer, name) => {
    const wanted = `${layer}/${name}`;
    const key = Object.keys(weights).find((known) => known === wanted || known.endsWith(wanted));
    return key === undefined ? undefined : weights[key];
  };
  const activate = (x, kind) => {
    if (kind === 'relu') return graph.op('Relu', [x]);
    if (kind === 'softmax') return graph.op('Softmax', [x], { axis: -1 });
    if (kind === 'linear' || kind === undefined) return x;
    throw new Error(`activation ${kind} is not known`);
  };
  const convolve = (x, name, config, weight, extra = {}) => {
    const bias = weightOf(name, 'bias');
    const operands = [x, graph.weight(weight.dims, weight)];
    if (bias) operands.push(graph.floats(bias.shape, bias.data));
    const dilations = config.dilation_rate ?? [1, 1];
    const settings = { strides: config.strides, kernel_shape: weight.dims.slice(2), dilations, ...padding(config.padding), ...extra };
    return activate(graph.op('Conv', operands, settings), config.activation);
  };
  const poolSettings = (config) => ({ kernel_shape: config.pool_size, strides: config.strides, ...padding(config.padding) });

  // Inside the graph pictures are channels first.
  const makers = {
    InputLayer: () => graph.toChannelsFirst('input'),
    ZeroPadding2D: ([x], _name, { padding: amounts }) => {
      const [[top, bottom], [left, right]] = Array.isArray(amounts[0])
        ? amounts
        : amounts.map((amount) => [amount, amount]);
      return graph.op('Pad', [x, graph.ints([0, 0, top, left, 0, 0, bottom, right])]);
    },
    Conv2D: ([x], name, config) => convolve(x, name, config, convolutionWeight(weightOf(name, 'kernel'))),
    DepthwiseConv2D: ([x], name, config) => {
      const kernel = weightOf(name, 'depthwise_kernel');
      return convolve(x, name, config, depthwiseWeight(kernel), { group: kernel.shape[2] });
    },
    BatchNormalization: ([x], name, { epsilon }) => {
      const mean = weightOf(name, 'moving_mean');
      const count = mean.data.length;
      const vector = (weight, fallback) => graph.floats([count], weight?.data ?? new Float32Array(count).fill(fallback));
      const operands = [
        vector(weightOf(name, 'gamma'), 1),
        vector(weightOf(name, 'beta'), 0),
        vector(mean, 0),
        vector(weightOf(name, 'moving_variance'), 1),
      ];
      return graph.op('BatchNormalization', [x, ...operands], { epsilon });
    },
    ReLU: ([x], _name, { max_value: most }) =>
      most == null ? graph.op('Relu', [x]) : graph.op('Clip', [x, graph.floats([], [0]), graph.floats([], [most])]),
    Activation: ([x], _name, { activation }) => activate(x, activation),
    Add: (inputs) => graph.op('Add', inputs),
    Concatenate: (inputs) => graph.op('Concat', inputs, { axis: 1 }),
    MaxPooling2D: ([x], _name, config) => graph.op('MaxPool', [x], poolSettings(config)),
    AveragePooling2D: ([x], _name, config) => graph.op('AveragePool', [x], { ...poolSettings(config), count_include_pad: 0 }),
    GlobalAveragePooling2D: ([x]) => graph.op('Flatten', [graph.op('GlobalAveragePool', [x])], { axis: 1 }),
    Flatten: ([x]) => graph.op('Flatten', [graph.toChannelsLast(x)], { axis: 1 }),
    Dropout: ([x]) => x,
    Dense: ([x], name, { activation }) => {
      const kernel = weightOf(name, 'kernel');
      const bias = weightOf(name, 'bias');
      const product = graph.op('MatMul', [x, graph.weight(kernel.shape, kernel)]);
      return activate(bias ? graph.op('Add', [product, graph.floats(bias.shape, bias.data)]) : product, activation);
    },
  };

  for (const layer of layers) {
    const name = layer.config.name ?? layer.name;
    const make = makers[layer.class_name];
    if (make === undefined) throw new Error(`layer ${layer.class_name} is not known`);
    const inbound = layer.inbound_nodes?.[0];
    const inputs = inbound ? inbound.map(([from]) => made.get(from)) : last === undefined ? [] : [last];
    last = make(inputs, name, layer.config);
    made.set(name, last);
  }
  graph.save(target, 'input', [1, size, size, 3], [graph.op('Identity', [last], {}, 'output')]);
};
