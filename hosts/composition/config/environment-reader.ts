import { hintOfPassword, isAddress } from './address.js';
import type { ConfigProblem, ConfigWarning } from './config-problem.js';
import { SecretText } from './secret-text.js';

export type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Reads variables one by one and keeps what is wrong with them; a wrong one reads as its fallback. Blank means unset. No value is
 * ever told: a secret may stand in the wrong place.
 */
export class EnvironmentReader {
  readonly problems: ConfigProblem[] = [];
  readonly warnings: ConfigWarning[] = [];
  readonly #env: Environment;

  constructor(env: Environment) {
    this.#env = env;
  }

  optional(name: string): string | undefined {
    return this.#env[name]?.trim() || undefined;
  }

  has(name: string): boolean {
    return this.optional(name) !== undefined;
  }

  text(name: string, fallback: string): string {
    return this.optional(name) ?? fallback;
  }

  secret(name: string): SecretText | undefined {
    const given = this.optional(name);
    return given === undefined ? undefined : new SecretText(given);
  }

  number(name: string, fallback: number, least: number, most: number): number {
    const given = this.optional(name);
    if (given === undefined) return fallback;
    const value = Number(given);
    if (Number.isFinite(value) && value >= least && value <= most) return value;
    const found = Number.isFinite(value) ? 'задано число вне этих пределов' : `задано не число (${lengthOf(given)})`;
    this.problem(name, `должно быть числом от ${least} до ${most}, ${found}`);
    return fallback;
  }

  whole(name: string, fallback: number, least: number, most: number): number {
    const value = this.number(name, fallback, least, most);
    if (Number.isInteger(value)) return value;
    this.problem(name, 'должно быть целым числом, задано дробное');
    return fallback;
  }

  oneOf<T extends string>(name: string, allowed: readonly T[], fallback: T): T {
    const given = this.optional(name);
    if (given === undefined) return fallback;
    const found = allowed.find((value) => value === given);
    if (found === undefined) this.problem(name, `допустимо ${allowed.join(', ')}; задано другое (${lengthOf(given)})`);
    return found ?? fallback;
  }

  /** Names with commas between them, each of the allowed ones, in any case of letters. */
  listOf<T extends string>(name: string, allowed: readonly T[], fallback: readonly T[]): readonly T[] {
    const given = this.optional(name);
    if (given === undefined) return fallback;
    const found: T[] = [];
    const unknown: number[] = [];
    for (const [index, part] of given.split(',').entries()) {
      if (part.trim() === '') continue;
      const known = allowed.find((value) => value === part.trim().toLowerCase());
      if (known !== undefined) found.push(known);
      else unknown.push(index + 1);
    }
    const rest = unknown.length > 0 ? `неизвестны по счёту: ${unknown.join(', ')}` : 'не названо ничего';
    if (unknown.length > 0 || found.length === 0)
      this.problem(name, `допустимо ${allowed.join(', ')} через запятую; ${rest}`);
    return found;
  }

  /** Also as Django's settings write it: `True`, `False`. */
  flag(name: string, fallback = false): boolean {
    const given = this.optional(name)?.toLowerCase();
    if (given === undefined) return fallback;
    if (['true', '1'].includes(given)) return true;
    if (!['false', '0'].includes(given))
      this.problem(name, `допустимо true, false, 1, 0; задано другое (${lengthOf(given)})`);
    return false;
  }

  /** An address with one of these schemes, without a slash at its end. */
  url(name: string, schemes: readonly string[], example: string): string | undefined {
    const given = this.optional(name);
    if (given === undefined) return undefined;
    if (isAddress(given, schemes)) return given.replace(/\/+$/, '');
    this.problem(name, `должно быть адресом вида ${example}${hintOfPassword(given)}`);
    return undefined;
  }

  /** All of them, or undefined when none is set; some of them without the others is a problem of each that is missing. */
  together<const Name extends string>(names: readonly Name[]): Readonly<Record<Name, string>> | undefined {
    const given = names.filter((name) => this.has(name));
    if (given.length === 0) return undefined;
    for (const name of names)
      if (!this.has(name)) this.problem(name, `не задана, хотя задана ${given[0] ?? ''}: нужны все вместе`);
    if (given.length < names.length) return undefined;
    return Object.fromEntries(names.map((name) => [name, this.text(name, '')])) as Record<Name, string>;
  }

  /** One problem of a variable is enough: the first that is found. */
  problem(variable: string, message: string): void {
    if (!this.problems.some((known) => known.variable === variable)) this.problems.push({ variable, message });
  }

  warn(variable: string, message: ConfigWarning['message']): void {
    this.warnings.push({ variable, message });
  }
}

const lengthOf = (given: string): string => `знаков: ${given.length}`;
