import { hasCyrillic } from '../text/fold-word.js';
import { findPhrases } from '../text/phrase-pattern.js';
import { intervalOf, type Passage, type TextSpan } from '../passages/passage.js';
import type { TimeInterval } from '../../shared/time-interval.js';
import type { AdCueKind } from './ad-cue-kinds.js';
import { adCueGroups } from './ad-cues.data.js';
import { brandStems, everydayLatin } from './brands.data.js';

/** One piece of evidence for or against an advertisement, at its place. */
export interface AdCue extends TextSpan {
  readonly kind: AdCueKind;
  readonly rule: string;
  readonly passage: Passage;
  readonly interval: TimeInterval;
  /** For brands: only a second mention of the same counts. */
  readonly name: string | undefined;
}

/** Cues of running text; brands and addresses on the screen included. */
export const findAdCues = (passages: readonly Passage[]): readonly AdCue[] => [
  ...oncePerCall(
    findPhrases(passages, adCueGroups).map(({ entry, passage, start, end }) =>
      cueOf(entry.kind, entry.rule, passage, { start, end }),
    ),
  ),
  ...passages.flatMap(findBrands),
  ...passages.filter((passage) => passage.channel === 'on-screen-text').flatMap(findAddresses),
  ...findAdLinks(passages.filter((passage) => passage.channel === 'on-screen-text')),
];

/** «Зайдите на сайт» is a call and says where to: one piece of evidence. */
const oncePerCall = (cues: readonly AdCue[]): readonly AdCue[] => {
  const calls = new Map<Passage, AdCue[]>();
  for (const cue of cues) if (cue.kind === 'cta') calls.set(cue.passage, [...(calls.get(cue.passage) ?? []), cue]);
  return cues.filter(
    (cue) =>
      cue.kind !== 'link' ||
      !(calls.get(cue.passage) ?? []).some((call) => call.start < cue.end && cue.start < call.end),
  );
};

const cueOf = (kind: AdCueKind, rule: string, passage: Passage, span: TextSpan, name?: string): AdCue => ({
  kind,
  rule,
  passage,
  start: span.start,
  end: span.end,
  interval: intervalOf(passage, span),
  name,
});

const findBrands = (passage: Passage): readonly AdCue[] => {
  const isRussian = hasCyrillic(passage.text);
  return passage.words.flatMap((word) => {
    const stem = brandStems.find((each) => word.form.startsWith(each) && word.form.length <= each.length + 3);
    const isForeignName =
      isRussian &&
      /^[a-z][a-z0-9]{3,}$/.test(word.form) &&
      /^\p{Lu}/u.test(passage.text.slice(word.start)) &&
      !everydayLatin.has(word.form);
    return stem !== undefined || isForeignName
      ? [cueOf('brand', 'ad-cue:brand', passage, word, stem ?? word.form)]
      : [];
  });
};

const address =
  /(?:https?:\/\/)?(?:[a-z0-9-]+\.)+(?:ru|com|рф|io|net|org|shop|store|online|app|me|su|pro)\b(?:\/\S*)?/giu;
const price = /(?<!\d)\d[\d  ]{1,8}\s?(?:₽|руб(?:лей|ля|\.)?(?!\p{L})|р\.)/giu;

const findAddresses = (passage: Passage): readonly AdCue[] =>
  [...passage.text.matchAll(address), ...passage.text.matchAll(price)].map((match) =>
    cueOf('visual', 'ad-cue:visual', passage, { start: match.index, end: match.index + match[0].length }),
  );

const adLink =
  /\S*(?:[?&](?:utm_[a-z]+|ref|promo|aff|aff_id|partner|referral|erid|subid|click_?id)=|(?:clck\.ru|bit\.ly|goo\.su|vk\.cc|tinyurl\.com|clc\.to|is\.gd|t\.co)\/|(?:wildberries|ozon)\.ru\/\S*\d{6,})\S*/giu;

/** Links that lead to a shop or count who came. */
export const findAdLinks = (passages: readonly Passage[]): readonly AdCue[] =>
  passages.flatMap((passage) =>
    [...passage.text.matchAll(adLink)].map((match) =>
      cueOf('meta_link', 'ad-cue:meta_link', passage, { start: match.index, end: match.index + match[0].length }),
    ),
  );
