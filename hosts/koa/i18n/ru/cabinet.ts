/** Texts of the client's pages beyond their frame: markers, time line, list of fixes, what needs attention. */
export const cabinet = {
  markers: {
    title: 'Маркеры для монтажа',
    lead: 'Каждая находка — маркер на своём месте, со статьёй и тем, что сделать.',
    csv: 'Таблица CSV',
    edl: 'EDL с нулевого часа (CMX3600)',
    edlHour: 'EDL для DaVinci Resolve (с 01:00:00:00)',
    fcpxml: 'FCPXML для Final Cut Pro',
    xml: 'XML для Premiere Pro',
    vtt: 'Главы WebVTT',
    rate: 'Тайм-коды считаются при {{rate}} кадрах в секунду.',
    rateDropFrame: 'Тайм-коды считаются при {{rate}} кадрах в секунду, drop-frame.',
    rateNearest:
      'Частота кадров в файле переменная, необычная или неизвестна: тайм-коды считаются при {{rate}} кадрах в секунду, маркеры стоят по реальному времени.',
    start: 'Начало',
    end: 'Конец',
    startTimecode: 'Тайм-код начала',
    endTimecode: 'Тайм-код конца',
    severity: 'Тяжесть',
    group: 'Группа',
    risk: 'Риск',
    fixes: 'Что сделать',
    law: 'Норма',
    status: 'Проверка',
    comment: 'Комментарий',
  },
};
