import fc from 'fast-check';

// Which mutants the property tests notice must not depend on the day.
fc.configureGlobal({ seed: Number(process.env['MUTATE_SEED'] ?? 1) });
