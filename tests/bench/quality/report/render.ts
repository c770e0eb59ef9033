import type { Family } from '../corpus/phrase.js';
import type { Figures, Share } from '../metrics/score-items.js';
import type { HalfFigures, MediaFigures, TextFigures } from './half-figures.js';
import type { TargetResult } from './targets.js';

const familyNames: Readonly<Record<Family, string>> = {
  obscene: 'мат',
  masked: 'скрытый мат (в кадре)',
  rude: 'грубая брань',
  'ad-marking': 'реклама без пометки, без erid',
  'restricted-ads': 'запрещённая и ограниченная реклама',
  'self-promotion': 'самореклама, рефералы',
  drugs: 'наркотики',
  'alcohol-tobacco': 'алкоголь и курение (упоминание)',
  'personal-data': 'персональные данные',
  'banned-networks': 'запрещённые соцсети',
  'self-harm': 'суицид',
  other: 'прочее (ложное)',
};

const share = (value: number): string => (Number.isFinite(value) ? value.toFixed(2) : '—');

const ranged = ({ value, range: [low, high] }: Share): string =>
  Number.isFinite(value) ? `${share(value)} (${share(low)}–${share(high)})` : '—';

const ms = (value: number): string => (Number.isFinite(value) ? `${Math.round(value)}` : '—');

const row = (cells: readonly (string | number)[]): string => `| ${cells.join(' | ')} |`;

const table = (heads: readonly string[], rows: readonly (readonly (string | number)[])[]): readonly string[] => [
  row(heads),
  row(heads.map((_, index) => (index === 0 ? '---' : '---:'))),
  ...rows.map(row),
];

const figureCells = (figures: Figures): readonly (string | number)[] => [
  figures.labels,
  figures.hits,
  figures.falseAlarms,
  ranged(figures.precision),
  ranged(figures.recall),
  ranged(figures.f1),
  share(figures.iou),
  ms(figures.errorMs),
];

const heads = [
  'риск',
  'меток',
  'найдено',
  'ложных',
  'точность (95 %)',
  'полнота (95 %)',
  'F1 (95 %)',
  'IoU',
  'ошибка, мс',
];

const cleanLine = ({ clean }: TextFigures): string =>
  `Чистые контроли: ${clean.items}, срабатываний ${clean.hits}, из них брань ${clean.profanityHits}.`;

export const renderText = (figures: TextFigures): readonly string[] => [
  `Высказываний: ${figures.items}.`,
  '',
  ...table(heads, [
    ...figures.byFamily.map((each) => [familyNames[each.family], ...figureCells(each.figures)]),
    ['**все**', ...figureCells(figures.all)],
  ]),
  '',
  cleanLine(figures),
];

export const renderMedia = (figures: MediaFigures): readonly string[] => {
  const ceilings = new Map(figures.ceiling.byFamily.map((each) => [each.family, each.figures] as const));
  const ceiling = (found: Figures | undefined): string =>
    found ? `${share(found.precision.value)} / ${share(found.recall.value)} / ${share(found.f1.value)}` : '—';
  return [
    `Роликов: ${figures.items}, ${figures.mediaSeconds} с.`,
    '',
    ...table(
      [...heads, 'потолок: точность / полнота / F1'],
      [
        ...figures.byFamily.map((each) => [
          familyNames[each.family],
          ...figureCells(each.figures),
          ceiling(ceilings.get(each.family)),
        ]),
        ['**все**', ...figureCells(figures.all), ceiling(figures.ceiling.all)],
        ['риски в речи, все голоса', ...figureCells(figures.speech), ceiling(figures.ceiling.speech)],
        [
          'риски в речи, голос из записей',
          ...figureCells(figures.recordedSpeech),
          ceiling(figures.ceiling.recordedSpeech),
        ],
        [
          'риски в речи, формантный голос',
          ...figureCells(figures.formantSpeech),
          ceiling(figures.ceiling.formantSpeech),
        ],
      ],
    ),
    '',
    cleanLine(figures),
    '',
    ...table(
      ['чтение', 'образцов', 'значение'],
      [
        ...figures.wordErrorRates.map(({ voice, clips, rate }) => [`WER, ${voice}`, `${clips} роликов`, share(rate)]),
        ['CER, текст в кадре', `${figures.linesShown} строк`, share(figures.characterErrorRate)],
        ['«реклама» и рекламодатель в кадре, полнота', figures.markRecall.shown, ranged(figures.markRecall)],
        ['erid в кадре, полнота', figures.eridRecall.shown, ranged(figures.eridRecall)],
      ],
    ),
  ];
};

export const renderTargets = (targets: readonly TargetResult[]): readonly string[] =>
  table(
    ['цель (отложенная половина)', 'нужно', 'есть', 'потолок', ''],
    targets.map(({ name, wanted, got, ceiling, unit, isMet }) => {
      const shown = (value: number): string => (unit === 'share' ? value.toFixed(3) : ms(value));
      return [name, wanted, shown(got), ceiling === undefined ? '' : shown(ceiling), isMet ? 'да' : '**нет**'];
    }),
  );

export const halfTitles = { dev: 'рабочая половина (dev)', heldout: 'отложенная половина (held-out)' } as const;

export const renderHalf = ({ half, text, media }: HalfFigures, level: string): readonly string[] => [
  ...(text ? [`${level} Правила на чистых расшифровках: ${halfTitles[half]}`, '', ...renderText(text), ''] : []),
  ...(media ? [`${level} Весь конвейер на роликах: ${halfTitles[half]}`, '', ...renderMedia(media), ''] : []),
];
