/** Pictures of a report, signals that were ignored, the catalogue of risks and its history. */
export const risks = {
  frames: {
    withLabels: '{{time}} · {{labels}}',
    plain: 'Кадр {{time}}',
    reveal: 'Показать скрытый кадр',
    veil: 'Скрыть',
    missing: 'Кадр сейчас недоступен.',
    hiddenInPrint: 'Кадр {{time}} скрыт: его можно открыть на странице отчёта.',
    missingInPrint: 'Кадр {{time}} недоступен.',
    leftOutInPrint: 'Ещё кадров: {{number}}. Они есть на странице отчёта.',
  },
  ignored: {
    title: 'Не учтено',
    lead: 'Ответы моделей, которым нельзя верить: из них не сделано ни находок, ни выводов.',
    'invalid-confidence': 'оценка вне допустимых пределов: {{number}}',
    'invalid-interval': 'время, которого не бывает: {{number}}',
    'invalid-box': 'место вне кадра: {{number}}',
    'outside-video': 'после конца видео: {{number}}',
    'unreadable-text': 'строк на экране, похожих на шум: {{number}}',
  },
};
