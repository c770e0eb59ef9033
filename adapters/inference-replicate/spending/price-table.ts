import type { Prediction } from '../api/prediction.js';

/** Millionths of a US dollar a second of `predict_time`. Public models: waiting and cold starts are free. */
export const hardwarePrices = {
  cpu: 100,
  'gpu-t4': 225,
  'gpu-a40-small': 575,
  'gpu-a40-large': 725,
  'gpu-l40s': 975,
  'gpu-a100-large': 1_400,
  'gpu-h100': 1_525,
} as const;
export type Hardware = keyof typeof hardwarePrices;

/** Where `hardwarePrices` is from: a copy of the page whose T4 and A100 prices were confirmed on that day. */
export const pricesFrom = { url: 'https://replicate.com/pricing', asOf: '2026-03-09' } as const;

/** By the second on a machine, or by the run where Replicate bills so. */
export type Price =
  { readonly hardware: Hardware } | { readonly microUsdPerSecond: number } | { readonly microUsdPerRun: number };

export const priceOf = (price: Price, seconds: number): number => {
  if ('microUsdPerRun' in price) return Math.round(price.microUsdPerRun);
  const perSecond = 'hardware' in price ? hardwarePrices[price.hardware] : price.microUsdPerSecond;
  return Math.ceil(perSecond * seconds);
};

/** What a prediction cost. Failed and cancelled ones are billed for the time they ran; one that never ran is free. */
export const costOf = (
  prediction: Prediction,
  price: Price,
): { readonly modelMs: number; readonly microUsd: number } => {
  const seconds = prediction.metrics?.predict_time ?? 0;
  const isFree = seconds === 0 && prediction.status !== 'succeeded';
  return { modelMs: Math.round(seconds * 1_000), microUsd: isFree ? 0 : priceOf(price, seconds) };
};
