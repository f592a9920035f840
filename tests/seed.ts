import process from 'node:process';
import fc from 'fast-check';

/** Properties try the same examples in every run, so that a change is judged by itself; another seed tries others. */
fc.configureGlobal({ seed: Number(process.env['SEED'] ?? 20230401) });
