export { createLocalInference, type LocalInferenceOptions, type LocalInferenceTimeouts } from './local-inference.js';
