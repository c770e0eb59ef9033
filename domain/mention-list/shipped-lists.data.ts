import type { MentionList } from './mention-list.js';

/**
 * Only what is beyond doubt and matters for video; not a copy of the registers, which have thousands of entries and
 * change weekly. A list without entries here finds nothing until the installation has its own.
 */
export const shippedLists: readonly MentionList[] = [
  {
    kind: 'banned-organisations',
    asOf: '2026-03-11',
    entries: [
      {
        name: 'Meta Platforms Inc.',
        forms: ['meta platforms', 'мета платформс', 'компани~|корпораци~|холдинг~ мета|мету|меты|мете|метой|meta'],
        addedOn: '2022-03-21',
        source: 'решение суда от 21.03.2022 о запрете деятельности как экстремистской',
      },
      {
        name: 'Международное общественное движение ЛГБТ',
        forms: ['движени~ лгбт', 'лгбт движени~'],
        addedOn: '2023-11-30',
        source: 'решение Верховного Суда РФ от 30.11.2023',
      },
      {
        name: 'Движение «Арестантское уголовное единство» (АУЕ)',
        forms: ['ауе', 'арестантск~ уголовн~ единств~'],
        addedOn: '2020',
        source: 'решение Верховного Суда РФ, 2020 год',
      },
      {
        name: 'Международное движение сатанистов',
        forms: ['движени~ сатанист~', 'движени~ сатанизм~'],
        addedOn: '2025-07-23',
        source: 'решение Верховного Суда РФ от 23.07.2025',
      },
    ],
  },
];
