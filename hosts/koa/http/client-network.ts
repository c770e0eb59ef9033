import { isIPv6 } from 'node:net';

/**
 * By what guesses are counted: the address, or of IPv6 the /64, within which one customer changes addresses at will
 * (RFC 6177). An IPv4 address that is written as IPv6 counts as IPv4.
 */
export const networkOf = (ip: string): string => {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(ip)?.[1];
  if (mapped !== undefined) return mapped;
  const [address = ''] = ip.split('%');
  return isIPv6(address) ? `${groupsOf(address).slice(0, 4).join(':')}::/64` : ip;
};

const groupsOf = (address: string): readonly string[] => {
  const [head = '', tail] = address.toLowerCase().split('::');
  const before = head === '' ? [] : head.split(':');
  const after = tail === undefined || tail === '' ? [] : tail.split(':');
  const zeros = tail === undefined ? 0 : Math.max(0, 8 - before.length - after.length);
  return [...before, ...Array<string>(zeros).fill('0'), ...after].map((group) => group.replace(/^0+(?=.)/, ''));
};
