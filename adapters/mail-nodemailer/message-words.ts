import type { Notification } from '../../application/ports/notifier.js';
import type { Locale } from '../../domain/user/user.js';

export interface MessageWords {
  readonly subject: string;
  readonly paragraphs: readonly string[];
  readonly linkLabel: string;
}

export interface Frame {
  readonly greeting: (name: string) => string;
  readonly footer: string;
}

export const frames: Readonly<Record<Locale, Frame>> = {
  ru: {
    greeting: (name) => (name === '' ? 'Здравствуйте!' : `Здравствуйте, ${name}!`),
    footer: 'Это письмо отправлено автоматически, отвечать на него не нужно.',
  },
  en: {
    greeting: (name) => (name === '' ? 'Hello,' : `Hello ${name},`),
    footer: 'This message was sent automatically; please do not reply.',
  },
};

/** Plain words, no markup. The AI finds signs; only the operator's report confirms them. */
export const wordsOf = (notification: Notification): MessageWords =>
  notification.locale === 'ru' ? russian(notification) : english(notification);

const russian = (n: Notification): MessageWords => {
  switch (n.kind) {
    case 'analysis-ready':
      return {
        subject: `Проверка видео завершена: ${n.videoTitle}`,
        paragraphs: [
          `Автоматическая проверка видео «${n.videoTitle}» завершена. Найдено признаков: ${n.triggerCount}.`,
          'Теперь каждый из них проверит оператор. Мы напишем, когда отчёт будет готов.',
        ],
        linkLabel: 'Посмотреть ход проверки',
      };
    case 'report-published':
      return {
        subject: `Отчёт готов: ${n.videoTitle}`,
        paragraphs: [
          `Отчёт по видео «${n.videoTitle}» готов. Подтверждено оператором признаков: ${n.confirmedCount}.`,
          'В отчёте указаны время, статья закона и способ исправления. Отчёт не является юридической консультацией.',
        ],
        linkLabel: 'Открыть отчёт',
      };
    case 'video-failed':
      return {
        subject: `Видео не удалось проверить: ${n.videoTitle}`,
        paragraphs: [`Видео «${n.videoTitle}» проверить не удалось.`, `Причина: ${n.reason}`],
        linkLabel: 'Открыть видео',
      };
    case 'webhook-disabled':
      return {
        subject: `Вебхук отключён: ${n.host}`,
        paragraphs: [
          n.reason === 'gone'
            ? `Адрес на ${n.host} ответил «410 Gone», поэтому мы больше не отправляем на него события.`
            : `Уже несколько дней ни одно событие не доходит до ${n.host}, поэтому мы перестали их отправлять.`,
          'Исправьте приёмник, включите вебхук снова и повторите недоставленные события: они хранятся 30 дней.',
        ],
        linkLabel: 'Открыть вебхук',
      };
    case 'task-escalated':
      return {
        subject: `Нужно ваше решение: ${n.videoTitle}`,
        paragraphs: [
          `${n.operatorName} просит вас решить и передаёт вам проверку видео «${n.videoTitle}».`,
          `Вопрос: ${n.comment}`,
        ],
        linkLabel: 'Открыть задачу',
      };
    case 'password-reset':
      return {
        subject: 'Смена пароля',
        paragraphs: [
          `Чтобы задать новый пароль, перейдите по ссылке. Она действует ${n.validMinutes} мин.`,
          'Если вы не просили сменить пароль, ничего не делайте: он останется прежним.',
        ],
        linkLabel: 'Задать новый пароль',
      };
    case 'password-changed':
      return {
        subject: 'Пароль изменён',
        paragraphs: [
          'Пароль вашей учётной записи изменён. На всех устройствах нужно войти заново.',
          'Если это сделали не вы, сразу задайте новый пароль и проверьте, кто имеет доступ к вашей почте.',
        ],
        linkLabel: 'Это сделал не я',
      };
  }
};

const english = (n: Notification): MessageWords => {
  switch (n.kind) {
    case 'analysis-ready':
      return {
        subject: `Video check finished: ${n.videoTitle}`,
        paragraphs: [
          `The automatic check of the video “${n.videoTitle}” is finished. Signs found: ${n.triggerCount}.`,
          'An operator will now look at each of them. We will write when the report is ready.',
        ],
        linkLabel: 'See the progress',
      };
    case 'report-published':
      return {
        subject: `Report ready: ${n.videoTitle}`,
        paragraphs: [
          `The report on the video “${n.videoTitle}” is ready. Signs confirmed by the operator: ${n.confirmedCount}.`,
          'It names the time, the article of law and the fix. The report is not legal advice.',
        ],
        linkLabel: 'Open the report',
      };
    case 'video-failed':
      return {
        subject: `Video could not be checked: ${n.videoTitle}`,
        paragraphs: [`The video “${n.videoTitle}” could not be checked.`, `Reason: ${n.reason}`],
        linkLabel: 'Open the video',
      };
    case 'webhook-disabled':
      return {
        subject: `Webhook disabled: ${n.host}`,
        paragraphs: [
          n.reason === 'gone'
            ? `The address at ${n.host} answered “410 Gone”, so we no longer send events to it.`
            : `For several days no event has arrived at ${n.host}, so we have stopped sending them.`,
          'Repair the receiver, switch the webhook on and send the undelivered events again: they are kept for 30 days.',
        ],
        linkLabel: 'Open the webhook',
      };
    case 'task-escalated':
      return {
        subject: `Your judgement is needed: ${n.videoTitle}`,
        paragraphs: [
          `${n.operatorName} cannot decide alone and passes the check of the video “${n.videoTitle}” on to you.`,
          `The question: ${n.comment}`,
        ],
        linkLabel: 'Open the task',
      };
    case 'password-reset':
      return {
        subject: 'Password change',
        paragraphs: [
          `Follow the link to set a new password. It is valid for ${n.validMinutes} min.`,
          'If you did not ask for this, do nothing: your password stays as it is.',
        ],
        linkLabel: 'Set a new password',
      };
    case 'password-changed':
      return {
        subject: 'Your password was changed',
        paragraphs: [
          'The password of your account was changed. Log in again on all your devices.',
          'If it was not you, set a new password at once and check who can read your mail.',
        ],
        linkLabel: 'It was not me',
      };
  }
};
