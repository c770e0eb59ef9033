export type RequestedRange =
  | { readonly kind: 'whole' }
  | { readonly kind: 'part'; readonly first: number; readonly last: number }
  | { readonly kind: 'unsatisfiable' };

const whole: RequestedRange = { kind: 'whole' };

/** One range of RFC 9110 14.1.2. What is malformed, of another unit or several ranges at once is answered whole, as the RFC allows. */
export const requestedRange = (header: string, size: number): RequestedRange => {
  const [, from = '', to = ''] = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header.trim()) ?? [];
  if (from === '' && to === '') return whole;
  if (from === '') {
    const suffix = Math.min(Number(to), size);
    return suffix === 0 ? { kind: 'unsatisfiable' } : { kind: 'part', first: size - suffix, last: size - 1 };
  }
  const first = Number(from);
  const last = to === '' ? size - 1 : Math.min(Number(to), size - 1);
  if (to !== '' && Number(to) < first) return whole;
  return first >= size ? { kind: 'unsatisfiable' } : { kind: 'part', first, last };
};
