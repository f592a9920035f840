import { fileURLToPath } from 'node:url';
import { checkDecks } from './checks.ts';
import { finishDecks } from './finished.ts';

const study = fileURLToPath(new URL('../../examples/heat-plans', import.meta.url));

checkDecks(await finishDecks(study), ['de/decks/waermenetze']);
