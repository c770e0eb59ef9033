import type { Detection } from '../objects/decode-nanodet.js';
import type { GroupScores } from '../objects/scene-groups.js';
import type { TextBox } from '../text/text-box.js';

/** RGB bytes that were resized for one net. */
export type Pixels = Uint8Array;

/** Questions to the process that holds the ONNX models. */
export type SightOperations = {
  readonly detectObjects: { readonly ask: Pixels; readonly answer: readonly Detection[] };
  /** One answer per region. */
  readonly groupScenes: { readonly ask: readonly Pixels[]; readonly answer: readonly GroupScores[] };
  readonly rateNudity: {
    readonly ask: { readonly small: NudityInput; readonly large: NudityInput };
    readonly answer: NudityScores;
  };
  readonly findText: {
    readonly ask: { readonly pixels: Pixels; readonly width: number; readonly height: number };
    readonly answer: readonly TextBox[];
  };
};

/** One resized frame and the nets (paths) of that input size. */
export interface NudityInput {
  readonly pixels: Pixels;
  readonly nets: readonly string[];
}

/** Mean probabilities over the nets. */
export interface NudityScores {
  readonly explicit: number;
  readonly suggestive: number;
}
