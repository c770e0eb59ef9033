import type { EnvironmentReader } from './environment-reader.js';
import type { SecretText } from './secret-text.js';

export interface SmtpSettings {
  readonly host: string;
  readonly port: number;
  /** `tls`: from the first byte (port 465); `starttls`: required after the greeting; `none`: in the clear. */
  readonly security: 'tls' | 'starttls' | 'none';
  readonly login: { readonly user: string; readonly password: SecretText } | undefined;
}

export const defaultMailFrom = 'AI-Комплаенс Агент <noreply@localhost>';

export const readMailFrom = (env: EnvironmentReader): string => {
  const from = env.text('DEFAULT_FROM_EMAIL', defaultMailFrom);
  if (!/^(?:[^<>@]*<[^<>@\s]+@[^<>@\s]+>|[^<>@\s]+@[^<>@\s]+)$/.test(from))
    env.problem('DEFAULT_FROM_EMAIL', 'должно быть адресом: noreply@example.ru или Имя <noreply@example.ru>');
  return from;
};

export const readSmtpSettings = (env: EnvironmentReader): SmtpSettings | undefined => {
  const host = env.optional('EMAIL_HOST');
  const asked = env.has('EMAIL_PORT') ? env.whole('EMAIL_PORT', 587, 1, 65_535) : undefined;
  const isTls = env.flag('EMAIL_USE_SSL', asked === 465 && !env.flag('EMAIL_USE_TLS'));
  const isStartTls = env.flag('EMAIL_USE_TLS', !isTls);
  const port = asked ?? (isTls ? 465 : 587);
  if (isTls && isStartTls) env.problem('EMAIL_USE_TLS', 'либо EMAIL_USE_TLS (порт 587), либо EMAIL_USE_SSL (порт 465)');
  // The other side would wait for the other way of beginning until the limit of time: no letter would leave.
  else if (port === 465 && !isTls)
    env.problem(
      'EMAIL_PORT',
      'на 465 TLS с первого байта: задайте EMAIL_USE_SSL=true и EMAIL_USE_TLS=false (или порт 587)',
    );
  else if (port === 587 && isTls)
    env.problem(
      'EMAIL_PORT',
      'на 587 STARTTLS, а задано EMAIL_USE_SSL: нужен порт 465 (или EMAIL_USE_TLS вместо EMAIL_USE_SSL)',
    );
  const user = env.optional('EMAIL_HOST_USER');
  const password = env.secret('EMAIL_HOST_PASSWORD');
  if ((user === undefined) !== (password === undefined))
    env.problem(
      user === undefined ? 'EMAIL_HOST_USER' : 'EMAIL_HOST_PASSWORD',
      'имя и пароль SMTP задаются вместе: EMAIL_HOST_USER и EMAIL_HOST_PASSWORD',
    );
  if (host === undefined) return undefined;
  const login = user === undefined || password === undefined ? undefined : { user, password };
  return { host, port, security: isTls ? 'tls' : isStartTls ? 'starttls' : 'none', login };
};
