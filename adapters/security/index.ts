export * from './argon2-password-hasher.js';
export * from './crypto-secrets.js';
export * from './jose-token-service.js';
