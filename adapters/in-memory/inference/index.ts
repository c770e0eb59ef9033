export { createScriptedInference } from './scripted-inference.js';
export type { InferenceScript, ScriptedInference, ScriptedCheck } from './inference-script.js';
