import { shippedList, type ShippedEntry } from './shipped-list.js';

const decree = 'Постановление Правительства РФ от 30.06.1998 № 681, список';

const trade = ['наркот*', 'барыга', 'барыж*', 'закладка', 'закладчик', 'драгдилер*', 'подсел*', 'drugs', 'dealer'];
const smoking = [
  ...'курить курю курит курят курил курила курили'.split(' '),
  'покури*',
  'выкури*',
  'скури*',
  'дунуть',
  'дунул*',
  'дунем',
  'smoke',
  'smoking',
  'smoked',
];
const sniffing = ['нюхать', 'нюха*', 'занюх*', 'вынюх*', 'снюхал*', 'snort*', 'sniffing'];
const injecting = [
  'ширнуть*',
  'ширял*',
  'ширяться',
  'вмазать*',
  'вмазал*',
  'кололся',
  'кололась',
  'кололись',
  'колоться',
];
const swallowing = [
  'закинулся',
  'закинулась',
  'закинулись',
  'закинуться',
  'закинемся',
  'трип',
  'трипа',
  'трипе',
  'упоролся',
];

/** `doubtful`: slang with an everyday meaning, and the words of use beside which it has none. Names are parted by commas. */
const substance = (
  list: 'I' | 'II' | 'III',
  name: string,
  aliases = '',
  doubtful?: { readonly names: string; readonly beside: readonly string[] },
): ShippedEntry => ({
  name,
  decision: `${decree} ${list}`,
  aliases: aliases === '' ? [] : aliases.split(', '),
  ...(doubtful && { doubtful: doubtful.names.split(', '), cues: [...doubtful.beside, ...trade] }),
});

/**
 * Substances by their common names, with slang; by the lists of the decree as known, without comparison with its present
 * wording, which is amended several times a year.
 */
export const drugs = shippedList(
  'drugs',
  {
    version: '2026-03-11.1',
    asOf: '2026-03-11',
    title: 'Наркотики: названия и сленг (составлено по памяти, без сверки с действующей редакцией перечня)',
    sourceUrl: 'http://pravo.gov.ru/',
  },
  [
    substance('I', 'каннабис', 'cannabis, марихуана, marijuana, анаша, ганджа, ганджубас', {
      names: 'трава, травка, шишка, косяк, план, дурь, конопля, бошка, шмаль, weed, pot, joint',
      beside: smoking,
    }),
    substance('I', 'гашиш', 'hashish, гашишное масло', { names: 'гаш, гарик, hash', beside: smoking }),
    substance('I', 'синтетические каннабиноиды', 'синтетический каннабиноид, курительная смесь, JWH-018', {
      names: 'спайс, микс, spice',
      beside: [...smoking, 'подмешал*'],
    }),
    substance('I', 'героин', 'heroin, диацетилморфин, герыч', {
      names: 'гера, хмурый',
      beside: [...injecting, 'сидел', 'сидела', 'сидит'],
    }),
    substance('I', 'дезоморфин', '', { names: 'крокодил', beside: injecting }),
    substance('I', 'опий', 'опиум, opium, маковая соломка', { names: 'ханка, черняшка', beside: injecting }),
    substance('I', 'мефедрон', 'mephedrone, мяу-мяу', {
      names: 'меф, мука, кристаллы',
      beside: [...sniffing, ...swallowing],
    }),
    substance('I', 'альфа-ПВП', 'альфа-пирролидиновалерофенон, alpha-PVP, солевой наркоман', {
      names: 'соль, соли, скорость, флакка',
      beside: swallowing,
    }),
    substance('I', 'метилендиоксипировалерон', 'МДПВ, MDPV'),
    substance('I', 'меткатинон', 'эфедрон, methcathinone'),
    substance('I', 'катинон', 'cathinone'),
    substance('I', 'МДМА', 'MDMA, экстази, метилендиоксиметамфетамин', {
      names: 'колесо, таблетка, молли, molly, ecstasy',
      beside: swallowing,
    }),
    substance('I', 'ЛСД', 'LSD, лизергид, диэтиламид лизергиновой кислоты, эл эс ди, эл эс дэ', {
      names: 'кислота, марка, промокашка, acid',
      beside: swallowing,
    }),
    substance(
      'I',
      'псилоцибин',
      'psilocybin, псилоцин, галлюциногенный гриб, галлюциногенные грибы, псилоцибиновые грибы',
      {
        names: 'гриб, shrooms',
        beside: swallowing,
      },
    ),
    substance('I', 'мескалин', 'mescaline, пейотль'),
    substance('I', 'диметилтриптамин', 'ДМТ, DMT, аяуаска, айяуаска'),
    substance('I', '25I-NBOMe', 'NBOMe'),
    substance('I', 'метадон', 'methadone, фенадон'),
    substance('I', 'фенциклидин', 'phencyclidine, ангельская пыль'),
    substance('I', 'метаквалон', 'methaqualone'),
    substance('II', 'амфетамин', 'amphetamine', { names: 'фен, спиды, скорость, speed', beside: sniffing }),
    substance('II', 'метамфетамин', 'methamphetamine, первитин, crystal meth, кристаллический мет', {
      names: 'винт, мет, meth',
      beside: [...injecting, ...sniffing],
    }),
    substance('II', 'кокаин', 'cocaine, крэк-кокаин', {
      names: 'кокс, крэк, дорожка, coke, crack',
      beside: sniffing,
    }),
    substance('II', 'морфин', 'морфий, morphine'),
    substance('II', 'фентанил', 'fentanyl, карфентанил, ацетилфентанил'),
    substance('II', 'оксикодон', 'oxycodone'),
    substance('II', 'тримеперидин', 'промедол'),
    substance('II', 'кодеин', 'codeine'),
    substance('II', 'кетамин', 'ketamine, калипсол'),
    substance('III', 'гамма-оксимасляная кислота', 'гамма-гидроксимасляная кислота, оксибутират натрия, GHB', {
      names: 'бутират',
      beside: swallowing,
    }),
    substance('III', 'барбитал', 'барбитураты, барбитурат'),
    substance('III', 'флунитразепам', 'рогипнол, rohypnol'),
    substance('I', 'шалфей предсказателей', 'сальвия дивинорум, сальвинорин, salvia divinorum'),
    substance('I', 'кратом', 'kratom, митрагинин'),
  ],
);
