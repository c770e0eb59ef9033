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
  const isTls = env.flag('EMAIL_USE_SSL');
  const isStartTls = env.flag('EMAIL_USE_TLS', !isTls);
  if (isTls && isStartTls) env.problem('EMAIL_USE_TLS', 'либо EMAIL_USE_TLS (порт 587), либо EMAIL_USE_SSL (порт 465)');
  const port = env.whole('EMAIL_PORT', isTls ? 465 : 587, 1, 65_535);
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
