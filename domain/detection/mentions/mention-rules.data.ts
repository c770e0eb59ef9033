import type { AbsenceSubject } from '../absence.js';
import { phrasePattern, type PhrasePattern } from '../text/phrase-pattern.js';
import type { PassageChannel } from '../passages/passage.js';

export interface MentionHint {
  /** How much one such phrase says by itself; different phrases near each other add up. */
  readonly certainty: number;
  readonly patterns: readonly PhrasePattern[];
}

/** Words that stand for a risk by being said or shown. */
export interface MentionRule {
  readonly riskCode: string;
  readonly rule: string;
  /** Phrases closer than this are heard together. */
  readonly togetherMs: number;
  readonly channels: readonly PassageChannel[];
  readonly hints: readonly MentionHint[];
  /** A statutory notice anywhere in the publication that lifts the risk. */
  readonly cure: { readonly subject: AbsenceSubject; readonly patterns: readonly PhrasePattern[] } | undefined;
}

const everywhere: readonly PassageChannel[] = ['speech', 'on-screen-text', 'metadata'];

const hint = (certainty: number, ...phrases: readonly string[]): MentionHint => ({
  certainty,
  patterns: phrases.map(phrasePattern),
});

const mention = (
  riskCode: string,
  rule: string,
  togetherMs: number,
  hints: readonly MentionHint[],
  more: { readonly cure?: MentionRule['cure']; readonly channels?: readonly PassageChannel[] } = {},
): MentionRule => ({
  riskCode,
  rule: `mention:${rule}`,
  togetherMs,
  channels: more.channels ?? everywhere,
  hints,
  cure: more.cure,
});

/** «Героиня» is a heroine: the drug by its own forms only. */
const drugNames =
  'кокаин~|героин|героина|героину|героином|марихуан~|каннабис~|гашиш~|мефедрон~|амфетамин~|метамфетамин~|экстази|лсд|' +
  'мдма|опиум~|опиат~|морфий|морфия|морфию|морфием|морфин~|фентанил~|метадон~|псилоцибин~|cocaine|heroin|marijuana|' +
  'cannabis|hashish|mephedrone|amphetamine|methamphetamine|mdma|lsd|fentanyl|psilocybin|opium';

/** 3-FZ art. 46: the label of works that contain information on drugs. */
export const drugLabel = {
  subject: 'drug-label',
  patterns: [
    'незаконн~ потреблени~ ..5 наносит ..1 вред ..1 здоровь~',
    'наркотическ~ средств~ ..4 наносит ..1 вред',
    'незаконн~ оборот ..2 запрещ[её]н~ ..4 ответственность',
  ].map(phrasePattern),
} as const satisfies MentionRule['cure'];

const drugs = [
  mention(
    'DRUG_MENTION_LABEL',
    'drugs',
    10_000,
    [
      hint(0.85, drugNames, 'галлюциногенн~ гриб~', 'crystal meth'),
      hint(
        0.75,
        'кури~|курю|курит|курят|покури~|выкури~|дун~|дунуть ..1 травк~|косяк~|шишк~|план|гашиш~',
        'smoke|smoking weed|pot',
      ),
      hint(
        0.65,
        'наркотик~',
        'наркот|наркоту|наркоты|наркотой',
        'под кайфом',
        'передозировк~ ..2 наркотик~|препарат~|_?',
      ),
      hint(
        0.4,
        'наркоман~',
        'наркодилер~|наркобарон~|наркоторгов~',
        'спайс|спайса|спайсом|спайсы',
        'конопл~',
        'меф|мефа|мефом',
      ),
    ],
    { cure: drugLabel },
  ),
  mention('DRUG_PROPAGANDA', 'drug-trade', 10_000, [
    hint(0.65, `купить|куплю|купи|заказать|закажи|достать|продаю|продам|продается ..2 ${drugNames}`),
    hint(0.7, `как|рецепт|инструкция ..2 сделать|сварить|приготовить|вырастить|синтезировать ..2 ${drugNames}|конопл~`),
    hint(0.65, `закладк~ ..2 ${drugNames}|меф|мефом|мефа|кокс|коксом`),
    hint(0.65, `попробуй~|попробовать|употребляй~ ..1 ${drugNames}`),
  ]),
];

const alcoholVerbs =
  'выпить|выпил|выпила|выпили|выпьем|выпью|выпей|пить|пил|пила|пили|пьем|пью|пьет|пьют|пьешь|попить|напиться|напился|' +
  'напилась|напились|хлопнуть|накатить|накатим|бахнуть|бахнем|распить|хлебнуть';
const drinks =
  'пиво|пива|пивка|пивко|вино|вина|винца|водк~|водочк~|виски|вискарь|вискаря|коньяк~|коньячк~|шампанск~|самогон~|' +
  'текил~|ром|рома|джин|джина|ликер~|алкогол~|стопк~|рюмк~|стопочк~|рюмочк~|шот|шоты';

const substances = [
  mention('ALC_CONSUMPTION', 'alcohol', 15_000, [
    hint(
      0.75,
      `${alcoholVerbs} ..3 ${drinks}`,
      'давай|давайте ..1 выпьем',
      'drink|drinking|drank ..2 beer|wine|vodka|whiskey|whisky|tequila',
    ),
    hint(
      0.68,
      'бухать|бухаю|бухаем|бухает|бухают|бухал|бухала|бухали|забухал|набухался|набухалась|набухались|набухаться',
    ),
    hint(0.68, 'бухло|бухла|бухлом|бухлишко', 'бухой|бухая|бухие|бухого'),
    hint(0.4, 'пиво|пива|пивом|пиву|пивко|пивка', 'водк~|водочк~', 'коньяк~', 'самогон~', 'текил~', 'шампанск~'),
    hint(0.4, 'алкогол~', 'похмель~', 'собутыльник~', 'опохмел~', 'vodka', 'beer', 'whiskey|whisky', 'drunk'),
  ]),
  mention('TOB_SMOKING', 'smoking', 15_000, [
    hint(
      0.75,
      'курить|курю|куришь|курит|курим|курят|курил|курила|курили|покурить|покурим|закурить|закурил|закурила|выкурить|выкурил|попарить ..3 сигарет~|сигара|сигару|сигары|вейп~|кальян~|трубку|табак~|айкос|электронк~|одноразк~',
      'smoke|smoking|smoked ..2 cigarette|cigarettes|cigar|cigars|hookah|vape',
    ),
    hint(0.68, 'пойдем|пошли|пойду|вышел|вышли ..1 покурить|курить', 'затян~ ..2 сигарет~|вейп~|кальян~|дым~'),
    hint(0.42, 'курить|курю|куришь|курит|курим|курят|курила|курили|покурить|покурим|закурить|закурил|закурила'),
    hint(0.42, 'сигарет~|сигаретк~', 'вейп~', 'кальян~', 'снюс~', 'айкос|iqos', 'сигара|сигару'),
  ]),
];

const weapons = [
  mention('VIOL_WEAPON_DISPLAY', 'weapon-trade', 10_000, [
    hint(
      0.8,
      'купить|куплю|купи|продаю|продам|продается|заказать|достать ..2 оружие|оружия|пистолет~|винтовк~|ружь~|травмат|травматы|обрез|патроны',
      'оружие|оружия ..2 без лицензии|разрешения',
      'buy|sell|selling ..2 gun|guns|pistol|rifle|weapons|ammo',
    ),
    hint(0.4, 'автомат~ калашник~', 'боев~ пистолет~|оружи~', 'глок|глока|глоком'),
  ]),
  mention('INFO_WEAPON_HOWTO', 'weapon-howto', 10_000, [
    hint(
      0.65,
      'как|рецепт~|инструкци~ ..2 сделать|собрать|изготовить|смастерить|приготовить ..3 бомбу|взрывчатк~|самострел~|напалм~|коктейл~ молотова|взрывпакет~',
      'сделать|собрать|изготовить взрывн~ устройств~',
      'how to make|build ..2 bomb|explosives|molotov|silencer',
    ),
    hint(0.6, 'передел~ ..4 под|в боев~'),
  ]),
];

const others = [
  mention('CHILD_SUICIDE', 'suicide', 10_000, [
    hint(
      0.65,
      'покончи~ ..1 с собой|жизнью',
      'наложи~ на себя руки',
      'резать|порезать|вскрыть|вскрыл|вскрыла ..2 вены',
    ),
    hint(0.55, 'суицид~|суицидальн~', 'самоубийств~|самоубийц~', 'kill myself|yourself', 'commit|committed suicide'),
  ]),
  mention('SYM_NAZI', 'nazi-slogan', 5_000, [
    hint(0.85, 'хайль гитлер~', 'heil hitler', 'зиг хайль', 'sieg heil', 'слава гитлеру'),
  ]),
  mention(
    'SYM_META_LOGO',
    'meta-network',
    5_000,
    [
      hint(
        0.8,
        'инстаграм~|инстаграмм~|инстаграмчик~|instagram*|инста|инсты|инсте|инсту|инстой',
        'фейсбук~|фэйсбук~|facebook*',
      ),
    ],
    {
      cure: {
        subject: 'meta-note',
        patterns: [
          'признан~ ..2 экстремистск~',
          'экстремистск~ организаци~',
          'запрещ[её]н~ ..3 рф|росси~|российск~',
        ].map(phrasePattern),
      },
    },
  ),
  mention('AD_RESTRICTED_PLATFORM', 'follow-on-banned-network', 5_000, [
    hint(
      0.75,
      'подпис~|подпиши~|подписывайт~|заходи~|заглядыва~|следи~ ..4 инстаграм~|инстаграмм~|instagram|инста|инсту|инсте|фейсбук~|facebook',
    ),
  ]),
  mention('NSFW_SUGGESTIVE', 'sexual-vocabulary', 10_000, [
    hint(
      0.8,
      'минет~|куннилингус~|мастурб*|порнух~|порнографи~',
      'pornhub|xvideos|xhamster|brazzers|onlyfans|порнхаб~|онлифанс~',
    ),
    hint(0.72, 'порно|porn', 'интим услуг~', 'анальн~ секс~', 'blowjob|handjob'),
    hint(
      0.45,
      'секс|секса|сексом|сексе|sex',
      'оргазм~',
      'вибратор~',
      'стриптиз~',
      'эротик~|эротическ~',
      'презерватив~',
    ),
  ]),
];

export const mentionRules: readonly MentionRule[] = [...drugs, ...substances, ...weapons, ...others];
