import { maskedForms } from '../profanity/obscene-roots.data.js';
import { soundsOf } from './sound-costs.js';
import { soundKey } from './sound-key.js';

export interface StrongPhrase {
  readonly kind: 'obscene' | 'rude' | 'cue';
  /** As the other rules know it: its words stand in for the heard ones. */
  readonly words: readonly string[];
  readonly sounds: readonly number[];
  /** How many of the heard words it may take. */
  readonly mostWords: number;
  /** So many sounds may follow. */
  readonly ending: number;
  /** Costs of mishearing beyond which it is no more believed. */
  readonly limit: number;
  /** An ordinary word sounds nearly like it: believed only beside something that was heard for certain. */
  readonly needsCompany: boolean;
  /** Ordinary words that sound like it, as they are written. */
  readonly falseFriends: RegExp | undefined;
}

/** A recogniser cuts a word in two, rarely in more. */
const splits = 2;
const longestEnding = 3;
const restOfWord = 8;

interface Shape {
  readonly kind: StrongPhrase['kind'];
  /** Share of the sounds that may be wrong. */
  readonly share: number;
  readonly needsCompany?: boolean;
}

/**
 * `слово~` takes an ending, `марих|уана` is known by its beginning alone (no other word has it), ` ! ` is followed by false
 * friends.
 */
const shaped =
  ({ kind, share, needsCompany = false }: Shape) =>
  (written: string): StrongPhrase => {
    const [text = '', friends] = written.split(' ! ');
    const [head = '', tail] = text.split('|');
    const words = (head + (tail ?? '')).replace('~', '').split(' ');
    const sounds = soundsOf(
      head
        .replace('~', '')
        .split(' ')
        .map((word) => soundKey(word) ?? '')
        .join(''),
    );
    return {
      kind,
      words,
      sounds,
      mostWords: kind === 'cue' && tail === undefined ? words.length + splits : 1,
      ending: tail !== undefined ? restOfWord : text.endsWith('~') ? longestEnding : 0,
      limit: share * sounds.length,
      needsCompany,
      falseFriends: friends === undefined ? undefined : new RegExp(`^(?:${friends})`, 'u'),
    };
  };

/** Shorter oaths sound like too much else. */
const leastObsceneSounds = 6;

/** Oaths with an ordinary word among their neighbours: left out, so that none is invented. */
const ordinaryNeighbours =
  /^(?:\u0438\u0431\u0430\u043d\u0438|\u0438\u0431\u0430\u0448\u0438\u0442|\u043d\u0430\u0438\u0431\u0430\u043b\u0438|\u0438\u0431\u0443\u0447|\u0431\u043b\u044f\u0446)/;
const oaths = maskedForms
  .filter((form) => {
    const key = soundKey(form) ?? '';
    return key.length >= leastObsceneSounds && !ordinaryNeighbours.test(key);
  })
  .map(shaped({ kind: 'obscene', share: 0.07 }));

const phrases = [
  'вводите промокод',
  'спонсор выпуска',
  'спонсор видео',
  'спонсор этого видео',
  'спонсор этого выпуска',
  'партнер выпуска',
  'партнер этого выпуска',
  'партнер этого видео',
  'наш партнер',
  'при поддержке компании',
  'при поддержке магазина',
  'при поддержке сервиса',
  'небольшая реклама',
  'на правах рекламы',
  'рекламная пауза',
  'рекламная интеграция',
  'ссылка в описании',
  'по ссылке в описании',
  'ссылка под видео',
  'по ссылке под видео',
  'ссылка в комментариях',
  'переходите по ссылке',
  'по моей ссылке',
  'реферальной ссылке',
  'партнерской ссылке',
  'скачивайте приложение',
  'спонсор ролика',
  'спонсор канала',
  'партнер ролика',
  'партнер канала',
  'рекламная вставка',
  'рекламный блок',
  'промокод на скидку',
  'специальное предложение',
  'бесплатная доставка',
  'бесплатный пробный период',
  'первый месяц бесплатно',
  'скачайте приложение',
  'регистрируйтесь по ссылке',
  'зарегистрируйтесь по ссылке',
  'ссылка в закрепленном комментарии',
  'ссылка в шапке профиля',
  'прислали на обзор',
  'скидка на первый заказ',
  'на первый заказ',
  'на первый депозит',
  'скидка по промокоду',
  'делайте ставки',
  'ставки на спорт',
  'играйте в казино',
  'в онлайн казино',
  'кредит наличными',
  'оформите кредит',
  'сделать ставку',
  'букмекерская контора',
  'бонус за регистрацию',
  'торговля криптовалютой',
  'купить криптовалюту',
  'взять кредит',
  'взять микрозайм',
  'биологически активные добавки',
  'жидкости для вейпа',
  'электронные сигареты',
  'винный магазин',
  'скидка на вино',
  'курить кальян',
  'курили кальян',
  'курить сигарет~',
  'закурили сигарет~',
  'покурить кальян',
  'выкурил сигарету',
  'выпили водки',
  'выпили коньяка',
  'бутылку виски',
  'бутылку водки',
  'бутылку вина',
  'бутылку пива',
  'покончил с собой',
  'покончить с собой',
  'покончила с собой',
  'наложил на себя руки',
  'порезать вены',
];

/** A small list on purpose: each entry is one more way to hear what nobody said. */
export const strongPhrases: readonly StrongPhrase[] = [
  ...oaths,
  ...['ублюдок'].map(shaped({ kind: 'rude', share: 0.13 })),
  ...['мудак', 'говно'].map(shaped({ kind: 'rude', share: 0.07 })),
  ...phrases.map(shaped({ kind: 'cue', share: 0.12 })),
  ...['букмекер~', 'криптовалют~', 'мефедрон~', 'инстаграм~'].map(shaped({ kind: 'cue', share: 0.15 })),
  ...['фриспин~', 'марихуан~', 'амфетамин~', 'фейсбук~', 'псилоцибин~', 'фентанил~', 'наркотик~'].map(
    shaped({ kind: 'cue', share: 0.11 }),
  ),
  ...['промокод~ ! промока(?:ть|й|е|ю|л)|промокател|промот|промах'].map(shaped({ kind: 'cue', share: 0.08 })),
  ...['марих|уана ! мореход', 'мефед|рон', 'амфет|амин ! амфите', 'инстаг|рам', 'букмек|ер'].map(
    shaped({ kind: 'cue', share: 0 }),
  ),
  ...['скидка', 'скидку', 'распродажа ! распродашь', 'витамины', 'сигарету', 'конопля', 'самоубийство'].map(
    shaped({ kind: 'cue', share: 0.07, needsCompany: true }),
  ),
  ...['казино ! каз[её]', 'кокаин', 'каннабис', 'гашиш', 'героин ! героин', 'экстази ! экстаз'].map(
    shaped({ kind: 'cue', share: 0.05, needsCompany: true }),
  ),
];
