import { drawPhrase, type ShownText } from '../corpus/draw-phrase.js';
import { markedText, type MarkedText } from '../corpus/marked-text.js';
import type { Phrase, PhraseBook, PhraseGroup } from '../corpus/phrase.js';
import type { Half } from '../corpus/word-lists.js';
import { Random } from '../metrics/random.js';
import { pictureStyle, type PictureStyle } from './picture-style.js';
import { voices, type Voice } from './voice.js';

/** One video to make. `withSentence`: the screen stands while that sentence is said. */
export interface ClipPlan {
  readonly id: string;
  readonly group: string;
  readonly language: 'ru' | 'en';
  readonly voice: Voice;
  /** Noise below the speech; undefined is none. */
  readonly noiseDb: number | undefined;
  readonly style: PictureStyle;
  readonly sentences: readonly MarkedText[];
  readonly screen: (ShownText & { readonly withSentence: number }) | undefined;
  readonly neutralScreen: readonly string[] | undefined;
}

interface ClipPart {
  /** One phrase of each in every clip: neighbours of one risk may rightly become one finding, so they are kept apart. */
  readonly groups: readonly string[];
  readonly channel: 'speech' | 'screen' | 'both';
  readonly clips: number;
}

const parts: readonly ClipPart[] = [
  { groups: ['obscene', 'drugs'], channel: 'speech', clips: 4 },
  { groups: ['obscene', 'rude'], channel: 'speech', clips: 3 },
  { groups: ['rude', 'alcohol-tobacco'], channel: 'speech', clips: 4 },
  { groups: ['self-promotion', 'drugs'], channel: 'speech', clips: 2 },
  { groups: ['self-harm', 'banned-networks'], channel: 'speech', clips: 2 },
  { groups: ['ad-spoken'], channel: 'speech', clips: 4 },
  { groups: ['restricted-ads'], channel: 'speech', clips: 5 },
  { groups: ['english'], channel: 'speech', clips: 2 },
  { groups: ['ad-marked'], channel: 'both', clips: 12 },
  { groups: ['drugs'], channel: 'both', clips: 1 },
  { groups: ['obscene'], channel: 'screen', clips: 2 },
  { groups: ['masked'], channel: 'screen', clips: 1 },
  { groups: ['rude'], channel: 'screen', clips: 1 },
  { groups: ['ad-shown'], channel: 'screen', clips: 2 },
  { groups: ['personal-data'], channel: 'screen', clips: 2 },
  { groups: ['banned-networks'], channel: 'screen', clips: 1 },
];
const cleanClips = 6;
const noises = [undefined, undefined, 25, 18] as const;

export const planClips = (book: PhraseBook, half: Half): readonly ClipPlan[] => {
  const random = new Random(book.seed + 1);
  const plans: ClipPlan[] = [];
  const add = (
    group: string,
    language: 'ru' | 'en',
    sentences: readonly MarkedText[],
    screen: ClipPlan['screen'],
    neutralScreen: readonly string[] | undefined,
  ): void => {
    const number = plans.length;
    const choice = voices[half][language];
    const voice = choice[number % choice.length];
    if (voice === undefined) throw new RangeError(`no voice speaks ${language}`);
    const noiseDb = noises[Math.floor(number / 3) % noises.length];
    const style = pictureStyle(number, random);
    const id = `${half}-${String(number).padStart(2, '0')}-${group}`;
    plans.push({ id, group, language, voice, noiseDb, style, sentences, screen, neutralScreen });
  };
  const decks = new Map<string, Phrase[]>();
  const draw = (name: string, channel: ClipPart['channel']) => {
    const key = `${name}/${channel}`;
    const deck = decks.get(key) ?? [];
    if (deck.length === 0) {
      const all = groupOf(book, name).phrases.filter((phrase) => channelOf(phrase) === channel);
      deck.push(...(channel === 'both' ? all : random.shuffled(all)));
    }
    const phrase = deck.shift();
    if (phrase === undefined) throw new RangeError(`no phrases: ${key}`);
    decks.set(key, deck);
    return drawPhrase(phrase, book, half, 'common', random);
  };
  for (const { groups, channel, clips } of parts) {
    const { language } = groupOf(book, groups[0] ?? '');
    const fillers = (language === 'en' ? book.cleanEnglish : book.clean).map(markedText);
    for (let clip = 0; clip < clips; clip++) {
      const drawn = groups.map((name) => draw(name, channel));
      const sentences = [random.pick(fillers), ...drawn.map(({ speech }) => speech ?? random.pick(fillers))];
      const screen = drawn[0]?.screen;
      const neutral = screen ? undefined : random.pick(book.cleanScreens).split(' / ');
      add(groups.join('+'), language, sentences, screen && { ...screen, withSentence: 1 }, neutral);
    }
  }
  for (let clip = 0; clip < cleanClips; clip++) {
    const english = clip === cleanClips - 1;
    const sentences = random.shuffled(english ? book.cleanEnglish : book.clean).slice(0, 3);
    add(
      'clean',
      english ? 'en' : 'ru',
      sentences.map(markedText),
      undefined,
      random.pick(book.cleanScreens).split(' / '),
    );
  }
  return plans;
};

const groupOf = (book: PhraseBook, name: string): PhraseGroup => {
  const group = book.groups.find((each) => each.name === name);
  if (group === undefined) throw new RangeError(`no group of phrases: ${name}`);
  return group;
};

const channelOf = ({ speech, screen }: Phrase): 'speech' | 'screen' | 'both' =>
  speech === undefined ? 'screen' : screen === undefined ? 'speech' : 'both';
