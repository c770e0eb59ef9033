import { createHash } from 'node:crypto';

/**
 * Strong (RFC 9110 8.8.3): it changes with whatever is shown. The version leads it, because that is what If-Match asks for:
 * whether somebody has edited the record since, not whether a count beside it has moved.
 */
export const entityTag = (version: number | string, shown: unknown): string => {
  const digest = createHash('sha256').update(JSON.stringify(shown)).digest('hex').slice(0, 16);
  return `"${version}-${digest}"`;
};

/**
 * Whether If-None-Match names what there is. Asked by ourselves, because `ctx.fresh` gives up at `Cache-Control: no-cache`,
 * which is for caches on the way (RFC 9111 5.2.1.4), and which fetch adds by itself to every such request.
 */
export const isKnown = (ifNoneMatch: string, tag: string): boolean =>
  ifNoneMatch.trim() === '*' || [...ifNoneMatch.matchAll(anyTag)].some(([one]) => one === tag);

/** `malformed` says so itself; `any` also when the header is not there. */
export type Demanded = 'any' | 'malformed' | readonly string[];

/** Versions that an If-Match header would accept. Weak and foreign tags are well-formed and match nothing (RFC 9110 13.1.1). */
export const versionsIn = (ifMatch: string | undefined): Demanded => {
  if (ifMatch === undefined) return 'any';
  const header = ifMatch.trim();
  if (!ifMatchPattern.test(header)) return 'malformed';
  if (header === '*') return 'any';
  return [...header.matchAll(ourTag)].flatMap(([, weak, version]) => (weak || version === undefined ? [] : [version]));
};

const anyTag = /"[\x21\x23-\x7e\x80-\xff]*"/g;
/** Tags with commas between them; a list may have empty places (RFC 9110 5.6.1). */
const tagList = `(?:,[ \\t]*)*(?:W/)?${anyTag.source}(?:[ \\t]*,(?:[ \\t]*(?:W/)?${anyTag.source})?)*`;
export const ifMatchPattern = new RegExp(`^(?:\\*|${tagList})$`);
const ourTag = /(W\/)?"([\w.-]{1,50})-[0-9a-f]{16}"/g;
