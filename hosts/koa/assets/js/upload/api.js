import { form, settings } from './settings.js';

export const endpoint = '/api/uploads/';

export const headers = {
  'x-csrf-token': form?.elements._csrf.value ?? '',
  accept: 'application/json',
  'accept-language': settings?.locale ?? '',
};

/** What is wrong, in words, and the video that has the same bytes. */
export class Refused extends Error {
  constructor(status, problem) {
    const fields = Object.values(problem.errors ?? {}).flat();
    const words = [problem.detail ?? problem.title, ...fields].filter((text) => typeof text === 'string');
    super([...new Set(words)].join(' '));
    this.status = status;
    this.code = problem.code;
    this.existing = problem.existing_id;
  }
}

export const parsed = (text) => {
  try {
    return JSON.parse(text) ?? {};
  } catch {
    return {};
  }
};

const call = async (method, address, body) => {
  const answer = await fetch(address, {
    method,
    headers: { ...headers, ...(body && { 'content-type': 'application/json' }) },
    ...(body && { body: JSON.stringify(body) }),
  });
  const text = await answer.text();
  if (!answer.ok) throw new Refused(answer.status, parsed(text));
  return parsed(text);
};

export const readUpload = (address) => call('GET', address);
export const describeUpload = (address, details) => call('PUT', address, details);
export const removeUpload = (address) => call('DELETE', address);
