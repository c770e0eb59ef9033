import { lookup as systemLookup, Resolver } from 'node:dns/promises';
import { isIP, type LookupFunction } from 'node:net';
import { isAllowedAddress, type AddressScope } from './allowed-address.js';

/** Addresses of a name; throws when it has none. */
export type ResolveName = (hostname: string) => Promise<readonly string[]>;

export class AddressNotAllowed extends Error {
  override readonly name = 'AddressNotAllowed';
}

export class NameNotFound extends Error {
  override readonly name = 'NameNotFound';
}

/**
 * For the option `lookup` of a request: the addresses that were judged are the ones that are connected to, so an answer that
 * changes between two questions gains nothing. One forbidden address among several spoils them all.
 */
export const guardedLookup =
  (resolve: ResolveName, scope: AddressScope): LookupFunction =>
  (hostname, options, callback) => {
    const judged = async () => {
      const addresses = await resolve(hostname).catch((error: unknown) => {
        throw new NameNotFound(`${hostname} could not be resolved`, { cause: error });
      });
      if (addresses.length === 0) throw new NameNotFound(`${hostname} has no address`);
      if (!addresses.every((address) => isAllowedAddress(address, scope)))
        throw new AddressNotAllowed(`${hostname} leads to an address that is not allowed`);
      return addresses.map((address) => ({ address, family: isIP(address) }));
    };
    judged().then(
      (addresses) => {
        const [first] = addresses;
        if (options.all === true) callback(null, addresses);
        else callback(null, first?.address ?? '', first?.family);
      },
      (error: Error) => {
        callback(error, '');
      },
    );
  };

/**
 * Asks name servers from the event loop: the system's own lookup would hold one of Node's four pool threads for as long as a
 * hostile name server likes. `servers`: `address:port`, the system's own by default. Names of hosts files and of mDNS are no public names.
 */
export const askNameServers =
  (servers?: readonly string[]): ResolveName =>
  async (hostname) => {
    const resolver = new Resolver({ timeout: 2_000, tries: 2 });
    if (servers !== undefined) resolver.setServers(servers);
    const [v4, v6] = await Promise.allSettled([resolver.resolve4(hostname), resolver.resolve6(hostname)]);
    const found = [v4, v6].flatMap((answer) => (answer.status === 'fulfilled' ? answer.value : []));
    if (found.length === 0 && v4.status === 'rejected') throw v4.reason;
    return found;
  };

/** With private networks come names that only this machine knows. */
export const resolveAnyName: ResolveName = async (hostname) =>
  (await systemLookup(hostname, { all: true })).map(({ address }) => address);
