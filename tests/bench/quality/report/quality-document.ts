import type { HalfFigures } from './half-figures.js';
import { renderHalf, renderTargets } from './render.js';
import type { TargetResult } from './targets.js';

const before = `# Качество обнаружения

Страница написана командой \`npm run bench:quality -- --write-docs\`; руками её не правят.

_In English: the detection quality on a corpus that the command makes itself: rules on perfect transcripts, then the whole
pipeline on synthetic clips, for a development half and a held-out half with other phrases, seeds and voices. Precision and
recall carry Wilson 95 % intervals, F1 a bootstrap over items. “Ceiling” is the same rules on perfect transcripts of the same
clips. The voices are synthetic and the pictures drawn: real recordings will differ._

## Цели
`;

const after = `## Как измерено

- **Корпус** делается самой командой и хранится во временной папке системы по хешу рецепта. Речь: festival (голос
  msu_ru_nsh, нарезан из записей человека, разные темп и высота) и espeak-ng (формантный синтез, русский и английский), без
  шума и с шумом на 25 и 18 дБ тише речи. Текст в кадре: восемь шрифтов (DejaVu, Liberation, FreeFont), четыре размера, пять
  пар цветов, три места, два размера кадра.
- **Метки** — код риска и интервал — известны из синтеза: синтезатор сообщает время каждого слова, текст в кадре появляется
  в заданный момент.
- **Половины** не имеют общих фраз, матерных слов, голосов и зёрен случайности. Правила настраивают только по рабочей;
  отложенную видят лишь в сумме.
- **Совпадение**: тот же код риска и общий момент времени; каждая находка и каждая метка — не более одного раза. «Ошибка» —
  медиана среднего отклонения начала и конца, «IoU» — медиана.
- **Спорное** не требуется и не осуждается: упоминание пива внутри рекламы пива, реферальная ссылка внутри рекламы,
  признаки рекламы у продажи собственного курса.
- **Интервалы** 95 %: для точности и полноты по Уилсону, для F1 — бутстрэп по высказываниям (роликам). Высказывания из одного
  шаблона похожи, поэтому настоящая неопределённость больше.

## Чего эти цифры не говорят

- Голоса синтетические: живая речь с перебиваниями, музыкой и акцентом будет труднее или легче, это не измерено.
- Цель по речи считается по голосу из записей. Формантный голос espeak-ng распознаватель часто принимает за другой язык;
  его строка приведена рядом и в цель не входит.
- Английская речь есть только формантная.
- Предметы, нагота, кровь и насилие не измерены: нет размеченных изображений с подходящей лицензией. На нарисованных кадрах
  видно только ложные срабатывания этих моделей («прочее»).
- Фразы написаны одним человеком; словарь живых роликов шире.
- Часть фраз отложенной половины по форме похожа на рабочую: цифры говорят о переносе на новые слова, а не на новый жанр.
`;

/** docs/quality.md: depends on the figures only, not on the day. */
export const qualityDocument = (halves: readonly HalfFigures[], targets: readonly TargetResult[]): string =>
  [
    before,
    ...renderTargets(targets),
    '',
    ...[...halves].sort((a, b) => (a.half < b.half ? 1 : -1)).flatMap((half) => renderHalf(half, '##')),
    after,
  ].join('\n');
