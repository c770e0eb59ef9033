export interface PasswordHasher {
  /** Salted, slow hash in PHC string form; two calls with one password differ. */
  hash(password: string): Promise<string>;
  /** False for a wrong password and for a hash that is not one. Takes about the same time either way. */
  verify(password: string, hash: string): Promise<boolean>;
}
