/** Whether it is an address with a host and one of these schemes, its name and password, if any, readable. */
export const isAddress = (given: string, schemes: readonly string[]): boolean => {
  if (!URL.canParse(given)) return false;
  const { protocol, hostname, port, username, password, pathname, search, hash } = new URL(given);
  if (!schemes.includes(protocol.slice(0, -1)) || hostname === '') return false;
  // `postgres://user:12/34@host/db`: the name is taken for the host and the beginning of the password for the port.
  const isPasswordCut =
    !/^https?:/.test(protocol) && port !== '' && username === '' && (pathname + search + hash).includes('@');
  return !isPasswordCut && isDecodable(username) && isDecodable(password);
};

/** The end of a message about an address that may hold a password. */
export const hintOfPassword = (given: string): string =>
  given.includes('@') ? '; в имени и пароле знаки / @ : # ? % пишутся как %2F %40 %3A %23 %3F %25' : '';

const isDecodable = (text: string): boolean => {
  try {
    decodeURIComponent(text);
    return true;
  } catch {
    return false;
  }
};
