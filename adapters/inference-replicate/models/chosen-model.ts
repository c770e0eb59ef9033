import type { Price } from '../spending/price-table.js';
import { defaultModels, formatOfModel, type ReplicateCheck } from './known-models.js';
import { modelReference } from './model-reference.js';

export interface ChosenModel {
  readonly id: string;
  readonly format: string;
  readonly price: Price;
  readonly typicalMs: number;
}

type Choice = string | { readonly id: string; readonly format?: string | undefined; readonly price?: Price | undefined };

/**
 * Machines as the models' pages named them when the defaults were chosen; Replicate moves models without notice, so bills
 * are the last word. Length: a frame, or a sound of some minutes.
 */
const usual: Readonly<Record<ReplicateCheck, { readonly price: Price; readonly typicalMs: number }>> = {
  speech: { price: { hardware: 'gpu-l40s' }, typicalMs: 30_000 },
  objects: { price: { hardware: 'gpu-l40s' }, typicalMs: 1_000 },
  nsfw: { price: { hardware: 'gpu-t4' }, typicalMs: 500 },
  violence: { price: { hardware: 'gpu-t4' }, typicalMs: 2_000 },
  text: { price: { hardware: 'gpu-t4' }, typicalMs: 1_000 },
};

/** Of a machine that nobody named: rather too dear than too cheap. */
const unknownPrice: Price = { hardware: 'gpu-l40s' };

export const chosenModel = (check: ReplicateCheck, choice: Choice | undefined, formats: readonly string[]): ChosenModel => {
  const { id, format: wanted, price } = choice === undefined || typeof choice === 'string'
    ? { id: choice ?? defaultModels[check], format: undefined, price: undefined }
    : choice;
  const { model } = modelReference(id);
  const known: Readonly<Record<string, string>> = formatOfModel[check];
  const format = wanted ?? known[model] ?? formats[0] ?? '';
  if (!formats.includes(format)) throw new RangeError(`${check} is asked as ${formats.join(', ')}, not as ${format}`);
  const isDefault = modelReference(defaultModels[check]).model === model;
  const { price: usualPrice, typicalMs } = usual[check];
  return { id, format, typicalMs, price: price ?? (isDefault ? usualPrice : unknownPrice) };
};
