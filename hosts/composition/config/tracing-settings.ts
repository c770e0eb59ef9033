import type { EnvironmentReader } from './environment-reader.js';
import { SecretText } from './secret-text.js';

/** Where traces go: the variables are OpenTelemetry's own. */
export interface TracingSettings {
  /** Whole, such as `http://collector:4318/v1/traces`; it may hold a password. */
  readonly url: SecretText;
  /** Keys of the receiver, by header. */
  readonly headers: Readonly<Record<string, SecretText>>;
  readonly serviceName: string;
  /** Of the traces begun here, 0..1. */
  readonly sampledShare: number;
}

/** Undefined: no traces. */
export const readTracingSettings = (env: EnvironmentReader): TracingSettings | undefined => {
  const url = readUrl(env);
  const protocol = env.text('OTEL_EXPORTER_OTLP_PROTOCOL', '');
  const settings = {
    headers: readHeaders(env),
    serviceName: env.text('OTEL_SERVICE_NAME', 'ai-compliance-agent'),
    sampledShare: env.number('OTEL_TRACES_SAMPLER_ARG', 1, 0, 1),
  };
  if (url === undefined) return undefined;
  if (protocol === 'grpc')
    env.warn('OTEL_EXPORTER_OTLP_PROTOCOL', {
      ru: 'grpc не поддержан: трассы уходят по HTTP (JSON); порт для него — обычно 4318, не 4317',
      en: 'grpc is not supported: traces go over HTTP (JSON); its port is mostly 4318, not 4317',
    });
  return { url: new SecretText(url), ...settings };
};

const readUrl = (env: EnvironmentReader): string | undefined => {
  const own = env.url('OTEL_EXPORTER_OTLP_TRACES_ENDPOINT', ['http', 'https'], 'http://collector:4318/v1/traces');
  const base = env.url('OTEL_EXPORTER_OTLP_ENDPOINT', ['http', 'https'], 'http://collector:4318');
  if (own !== undefined || base === undefined) return own;
  const url = new URL(base);
  url.pathname = `${url.pathname.replace(/\/+$/, '')}/v1/traces`;
  return url.href;
};

/** `name=value,name=value`, values percent-encoded. */
const readHeaders = (env: EnvironmentReader): Readonly<Record<string, SecretText>> => {
  const name = 'OTEL_EXPORTER_OTLP_HEADERS';
  const headers: Record<string, SecretText> = {};
  for (const part of env
    .text(name, '')
    .split(',')
    .filter((one) => one.trim() !== '')) {
    const [, header, value] = /^\s*([\w!#$%&'*+.^`|~-]+)\s*=\s*(\S.*?)\s*$/.exec(part) ?? [];
    const text = value === undefined ? undefined : decoded(value);
    if (header !== undefined && text !== undefined) headers[header] = new SecretText(text);
    else env.problem(name, 'должно быть вида имя=значение,имя=значение; знаки значения — как в адресах (%20)');
  }
  return headers;
};

const decoded = (value: string): string | undefined => {
  try {
    const text = decodeURIComponent(value);
    return /^[\t\x20-\x7e]*$/.test(text) ? text : undefined;
  } catch {
    return undefined;
  }
};
