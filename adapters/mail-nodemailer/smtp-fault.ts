import { NotificationFault } from '../../application/ports/notifier.js';

/**
 * What a failed sending means. Only an answer about this letter's recipient or content is final: a 5xx to the greeting,
 * the login or the sender is about the whole server or its settings, which people repair while letters wait.
 */
export const smtpFault = (server: string, error: unknown): NotificationFault => {
  const isPermanent = isFinal(error);
  return new NotificationFault(
    isPermanent
      ? `The mail server ${server} refused the letter for good.`
      : `The mail server ${server} did not take the letter.`,
    { cause: error, isPermanent },
  );
};

const isFinal = (error: unknown): boolean => {
  if (!(error instanceof Error)) return false;
  const { responseCode, command, code } = error as Error &
    Partial<Record<'responseCode' | 'command' | 'code', unknown>>;
  if (typeof responseCode !== 'number')
    // No server was asked: the address or the size is beyond what SMTP can carry.
    return code === 'EENVELOPE' || code === 'EMESSAGE';
  if (responseCode < 500) return false;
  return command === 'DATA' || (command === 'RCPT TO' && !relayRefused.test(error.message));
};

/** RFC 3463 5.7.1, RFC 4954 530: this server does not take mail from us, whoever the recipient. */
const relayRefused = /\b5\.7\.1\b|\b530[ -]/;
