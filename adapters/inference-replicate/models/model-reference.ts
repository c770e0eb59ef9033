/** A model on Replicate as its page names it: `owner/name`, or `owner/name:version` with the version's 64 hexadecimal digits. */
export interface ModelReference {
  readonly model: `${string}/${string}`;
  /** Undefined: the newest version, looked up once. */
  readonly version: string | undefined;
}

const form = /^([a-z0-9][a-z0-9-_]{0,63})\/([a-z0-9][a-z0-9-_.]{0,63})(?::([0-9a-f]{64}))?$/i;

export const isModelReference = (text: string): boolean => form.test(text);

export const modelReference = (text: string): ModelReference => {
  const [, owner, name, version] = form.exec(text) ?? [];
  if (owner === undefined || name === undefined)
    throw new RangeError(`a model is named owner/name or owner/name:version (64 hexadecimal digits): ${text}`);
  return { model: `${owner}/${name}`, version: version?.toLowerCase() };
};

/** For reports: `owner/name:4d507972`. */
export const shownModel = ({ model }: ModelReference, version: string): string => `${model}:${version.slice(0, 8)}`;
