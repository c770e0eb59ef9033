/**
 * What detectors that are asked in words are asked for, and the label of ours (see the object rules of the domain) that each
 * phrase stands for. BERT reads at most 256 tokens of a question; this is about half of them.
 */
export const askedObjects: Readonly<Record<string, string>> = {
  'beer bottle': 'beer bottle',
  'beer glass': 'beer glass',
  'wine glass': 'wine glass',
  'wine bottle': 'wine bottle',
  pistol: 'pistol',
  rifle: 'rifle',
  knife: 'knife',
  cigarette: 'cigarette',
  cigar: 'cigar',
  vape: 'vape',
  hookah: 'hookah',
  syringe: 'syringe',
  bong: 'bong',
  'cannabis leaf': 'cannabis',
  blood: 'blood',
  wound: 'wound',
  'dead body': 'dead body',
  'severed limb': 'severed limb',
  'fist fight': 'fist fight',
  swastika: 'swastika',
  'nazi salute': 'nazi salute',
  'nazi flag': 'nazi flag',
  'isis flag': 'isis flag',
  'taliban flag': 'taliban flag',
  'facebook logo': 'facebook logo',
  'instagram logo': 'instagram logo',
};

/** Other words for the same, as models with classes of their own have them. */
const otherWords: Readonly<Record<string, string>> = {
  guns: 'gun',
  firearms: 'firearm',
  handguns: 'handgun',
  revolver: 'pistol',
  'assault rifle': 'rifle',
  machete: 'knife',
  dagger: 'knife',
  wineglass: 'wine glass',
  'e-cigarette': 'vape',
  'electronic cigarette': 'vape',
  shisha: 'hookah',
  marijuana: 'cannabis',
  weed: 'cannabis',
  corpse: 'corpse',
  bleeding: 'blood',
  fighting: 'fight',
  'ss bolts': 'ss runes',
  'isil flag': 'isis flag',
};

const known = new Map([...Object.entries(otherWords), ...Object.entries(askedObjects)]);
const byLength = [...known.keys()].sort((a, b) => b.length - a.length);

const plain = (label: string): string =>
  label
    .toLowerCase()
    .replace(/[_\s]+/g, ' ')
    .trim();

/** Class names of a detector: ours where the table knows them, else its own (as with COCO's). */
export const labelOfClass = (name: string): string => known.get(plain(name)) ?? plain(name);

/**
 * What Grounding DINO says: parts of the question, not always whole ("nazi"), not always one ("pistol rifle"). The longest phrase of
 * ours inside wins; undefined where there is none.
 */
export const labelOfPhrase = (phrase: string): string | undefined => {
  const words = ` ${plain(phrase)} `;
  const found = byLength.find((each) => words.includes(` ${each} `));
  return found === undefined ? undefined : known.get(found);
};
