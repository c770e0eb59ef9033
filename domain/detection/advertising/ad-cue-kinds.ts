import { phrasePattern, type PhrasePattern } from '../text/phrase-pattern.js';

/**
 * Kinds of evidence that a stretch is an advertisement; each counts once per window, in whatever language it came.
 * `promo` a code that gives something · `deal` a benefit promised to whoever listens · `offer` a price, a discount, something
 * free · `cta` a call to buy, order, install · `link` where to go for it · `urgency` hurry · `product` a named shop, service,
 * app · `gift` got for nothing · `own` the author's goods · `referral` counted links · `invite` a link of the author's · `support` money for the author ·
 * `sale` words of selling, which say something only of own goods.
 */
export type AdCueKind =
  | 'sponsor'
  | 'partner'
  | 'promo'
  | 'deal'
  | 'offer'
  | 'cta'
  | 'link'
  | 'urgency'
  | 'praise'
  | 'product'
  | 'brand'
  | 'gift'
  | 'own'
  | 'referral'
  | 'invite'
  | 'support'
  | 'sale'
  | 'visual'
  | 'meta_link'
  | 'denial'
  | 'goods';

/**
 * Summed and passed through a sigmoid, so that 3 make 0.50. From the catalogue: sponsor + promo + call + brand 0.99, promo +
 * call 0.65, a bare link 0.17, a brand with praise and a call 0.50. Calls and links are told apart here, and both together
 * stay below 0.50: «скачайте таблицу, ссылка в описании» sells nothing.
 */
export const adWeights: Readonly<Record<AdCueKind, number>> = {
  sponsor: 3,
  partner: 2.2,
  promo: 2.2,
  deal: 1.9,
  offer: 1.2,
  cta: 1.4,
  link: 1.4,
  urgency: 0.8,
  praise: 0.8,
  product: 0.8,
  brand: 0.8,
  gift: 1.2,
  own: 0,
  referral: 1.4,
  invite: 0,
  support: 0,
  sale: 0,
  visual: 1.2,
  meta_link: 1.5,
  denial: -1.5,
  goods: 1.5,
};
export const adBias = -3;

export interface AdCueGroup {
  readonly kind: AdCueKind;
  readonly rule: string;
  readonly patterns: readonly PhrasePattern[];
}

export const cueGroup = (
  kind: AdCueKind,
  language: 'ru' | 'en',
  ...phrases: readonly (string | readonly string[])[]
): AdCueGroup => ({
  kind,
  rule: `ad-cue:${kind}_${language}`,
  patterns: phrases.flat().map(phrasePattern),
});
