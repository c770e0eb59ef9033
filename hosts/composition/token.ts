import type { ServiceIdentifier } from 'inversify';

/** A typed name under which the container knows one thing. */
export const token = <T>(name: string): ServiceIdentifier<T> => Symbol.for(`ai-compliance-agent/${name}`);
