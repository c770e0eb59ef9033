import type { LetterCatalogue } from './letter-words.js';

export const english: LetterCatalogue = {
  product: 'AI Compliance Agent',
  greeting: (name) => (name === '' ? 'Hello,' : `Hello ${name},`),
  linkHint: 'If the button does not work, open this address:',
  automatic: 'This message was sent automatically; please do not reply.',
  settings: 'Choose what we write to you about',
  letters: {
    'analysis-ready': ({ videoTitle, triggerCount }) => ({
      subject: `Video check finished: ${videoTitle}`,
      preheader: `Signs found: ${triggerCount}. An operator will now look at them.`,
      heading: 'The automatic check is finished',
      paragraphs: [
        `The automatic check of the video “${videoTitle}” is finished. Signs found: ${triggerCount}.`,
        'An operator will now look at each of them. We will write when the report is ready.',
      ],
      linkLabel: 'See the progress',
    }),
    'report-published': ({ videoTitle, confirmedCount }) => ({
      subject: `Report ready: ${videoTitle}`,
      preheader: `Signs confirmed by the operator: ${confirmedCount}.`,
      heading: 'The report is ready',
      paragraphs: [
        `The report on the video “${videoTitle}” is ready. Signs confirmed by the operator: ${confirmedCount}.`,
        'It names the time, the article of law and the fix. The report is not legal advice.',
      ],
      linkLabel: 'Open the report',
    }),
    'video-failed': ({ videoTitle, reason }) => ({
      subject: `Video could not be checked: ${videoTitle}`,
      preheader: reason,
      heading: 'The video could not be checked',
      paragraphs: [`The video “${videoTitle}” could not be checked.`, reason],
      linkLabel: 'Open the video',
    }),
    'stage-exhausted': ({ videoTitle, videoId, stage, fault }) => ({
      subject: `Analysis failed at stage ${stage}: ${videoTitle}`,
      preheader: fault,
      heading: 'An analysis failed',
      paragraphs: [
        `The analysis of the video “${videoTitle}” (${videoId}) has ended: stage ${stage} has no attempt left. The last error:`,
      ],
      quote: fault === '' ? 'The worker died without a word: it may have run out of memory.' : fault,
      linkLabel: 'Open the analysis',
    }),
    'webhook-disabled': ({ host, reason }) => ({
      subject: `Webhook disabled: ${host}`,
      preheader: 'No events are sent until you switch the webhook on again.',
      heading: 'The webhook is disabled',
      paragraphs: [
        reason === 'gone'
          ? `The address at ${host} answered “410 Gone”, so we no longer send events to it.`
          : `For several days no event has arrived at ${host}, so we have stopped sending them.`,
        'Repair the receiver, switch the webhook on and send the undelivered events again: they are kept for 30 days.',
      ],
      linkLabel: 'Open the webhook',
    }),
    'task-escalated': ({ videoTitle, operatorName, comment }) => ({
      subject: `Your judgement is needed: ${videoTitle}`,
      preheader: comment,
      heading: 'Your judgement is needed',
      paragraphs: [
        `${operatorName} cannot decide alone and passes the check of the video “${videoTitle}” on to you. The question:`,
      ],
      quote: comment,
      linkLabel: 'Open the task',
    }),
    'password-reset': ({ validMinutes }) => ({
      subject: 'Password change',
      preheader: `The link is valid for ${validMinutes} min.`,
      heading: 'A new password',
      paragraphs: [
        `Follow the link to set a new password. It is valid for ${validMinutes} min.`,
        'If you did not ask for this, do nothing: your password stays as it is.',
      ],
      linkLabel: 'Set a new password',
    }),
    'password-changed': () => ({
      subject: 'Your password was changed',
      preheader: 'Log in again on all your devices.',
      heading: 'Your password was changed',
      paragraphs: [
        'The password of your account was changed. Log in again on all your devices.',
        'If it was not you, set a new password at once and check who can read your mail.',
      ],
      linkLabel: 'It was not me',
    }),
  },
  failures: {
    'empty-file': 'The file is empty. Upload another one.',
    'not-a-video': 'This is not a video file. The name does not matter: the content is checked.',
    'container-not-allowed': 'Files of this format are not accepted. The page of the video says which are.',
    'no-video-stream': 'The file has no picture, only sound.',
    'truncated-file': 'The file breaks off. Upload it again in full.',
    'unreadable-media': 'The file is damaged and could not be read. Save the video anew and upload it again.',
    'codec-not-supported': 'The codec of the video is not supported. Save the video as H.264.',
    'frame-too-large': 'The frame is too large. Lower the resolution.',
    'too-many-streams': 'The file has too many tracks.',
    'file-too-large': 'The file is larger than allowed.',
    'too-long': 'The video is longer than allowed.',
    'too-short': 'The video is too short: there is not one frame to analyse.',
    'attempts-exhausted': 'Several tries failed because of an error on our side. Start the analysis again.',
  },
  unknownFailure: 'The page of the video tells the reason.',
};
