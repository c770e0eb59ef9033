import { InferenceFault } from '../../application/ports/inference.js';
import { confidence, type Confidence } from '../../domain/shared/confidence.js';

/** A net that gives NaN or leaves 0..1 is broken: better no answer than a wrong one. */
export const checkedConfidence = (value: number): Confidence => {
  const checked = confidence(value);
  if (!checked.ok) throw new InferenceFault(`a model scored ${value}`);
  return checked.value;
};
