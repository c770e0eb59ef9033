import { isIP } from 'node:net';
import ipaddr from 'ipaddr.js';

/** Where a webhook may lead: the internet, or the operator's own networks as well. */
export type AddressScope = 'public' | 'public-and-private';

const globalUnicast = ipaddr.parseCIDR('2000::/3');

/** Link-local stays out: clouds serve their machines' credentials there. */
const ownRanges: readonly string[] = ['loopback', 'private', 'uniqueLocal', 'carrierGradeNat'];

/**
 * Judges one resolved address. Public is what the registries of special addresses (RFC 6890) leave over, which ipaddr.js
 * calls unicast, and in IPv6 only what is assigned at all (2000::/3). Addresses that carry an IPv4 one inside (mapped, NAT64,
 * 6to4, Teredo) are never public: a gateway on our side may lead them anywhere.
 */
export const isAllowedAddress = (address: string, scope: AddressScope): boolean => {
  if (isIP(address) === 0) return false;
  const parsed = ipaddr.parse(address);
  const range = parsed.range();
  if (scope === 'public-and-private' && ownRanges.includes(range)) return true;
  return range === 'unicast' && (parsed.kind() === 'ipv4' || parsed.match(globalUnicast));
};
