import fc from 'fast-check';

// The same examples in every run: what fails is the change that is tested. PROPERTY_SEED=<number> looks at others.
fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: Number(process.env['PROPERTY_SEED'] ?? 20_261_121) });

export { default as fc } from 'fast-check';
