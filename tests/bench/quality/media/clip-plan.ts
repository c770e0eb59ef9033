import { drawPhrase, type ShownText } from '../corpus/draw-phrase.js';
import { markedText, type MarkedText } from '../corpus/marked-text.js';
import type { Phrase, PhraseBook } from '../corpus/phrase.js';
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

/** Clips of a group, and how many of its phrases are said in each. */
const parts: readonly {
  readonly group: string;
  readonly channel: 'speech' | 'screen' | 'both';
  readonly clips: number;
  readonly phrases: number;
}[] = [
  { group: 'obscene', channel: 'speech', clips: 3, phrases: 2 },
  { group: 'obscene', channel: 'screen', clips: 2, phrases: 1 },
  { group: 'masked', channel: 'screen', clips: 1, phrases: 1 },
  { group: 'rude', channel: 'speech', clips: 3, phrases: 2 },
  { group: 'rude', channel: 'screen', clips: 1, phrases: 1 },
  { group: 'ad-spoken', channel: 'speech', clips: 4, phrases: 1 },
  { group: 'ad-shown', channel: 'screen', clips: 2, phrases: 1 },
  { group: 'ad-marked', channel: 'both', clips: 8, phrases: 1 },
  { group: 'restricted-ads', channel: 'speech', clips: 5, phrases: 1 },
  { group: 'self-promotion', channel: 'speech', clips: 1, phrases: 1 },
  { group: 'drugs', channel: 'speech', clips: 2, phrases: 2 },
  { group: 'drugs', channel: 'both', clips: 1, phrases: 1 },
  { group: 'alcohol-tobacco', channel: 'speech', clips: 2, phrases: 2 },
  { group: 'personal-data', channel: 'screen', clips: 2, phrases: 1 },
  { group: 'banned-networks', channel: 'speech', clips: 1, phrases: 2 },
  { group: 'banned-networks', channel: 'screen', clips: 1, phrases: 1 },
  { group: 'self-harm', channel: 'speech', clips: 1, phrases: 2 },
  { group: 'english', channel: 'speech', clips: 2, phrases: 1 },
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
  const used = new Map<string, number>();
  for (const { group: name, channel, clips, phrases: count } of parts) {
    const group = book.groups.find((each) => each.name === name);
    const all = group?.phrases.filter((phrase) => channelOf(phrase) === channel) ?? [];
    const fitting = channel === 'both' ? all : random.shuffled(all);
    if (group === undefined || fitting.length === 0) throw new RangeError(`no phrases: ${name}, ${channel}`);
    const fillers = (group.language === 'en' ? book.cleanEnglish : book.clean).map(markedText);
    for (let clip = 0; clip < clips; clip++) {
      const drawn = Array.from({ length: count }, () => {
        const turn = used.get(`${name}/${channel}`) ?? 0;
        used.set(`${name}/${channel}`, turn + 1);
        const phrase = fitting[turn % fitting.length];
        if (phrase === undefined) throw new RangeError(`no phrase ${turn} in ${name}`);
        return drawPhrase(phrase, book, half, random);
      });
      const sentences = [random.pick(fillers)];
      for (const { speech } of drawn) sentences.push(speech ?? random.pick(fillers));
      const screen = drawn[0]?.screen;
      const neutral = screen ? undefined : random.pick(book.cleanScreens).split(' / ');
      add(name, group.language, sentences, screen && { ...screen, withSentence: 1 }, neutral);
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

const channelOf = ({ speech, screen }: Phrase): 'speech' | 'screen' | 'both' =>
  speech === undefined ? 'screen' : screen === undefined ? 'speech' : 'both';
