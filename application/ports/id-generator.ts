export interface IdGenerator {
  /** A fresh RFC 9562 UUID version 7, lower case; two calls never return the same, later ones sort after earlier ones. */
  next(): string;
}
