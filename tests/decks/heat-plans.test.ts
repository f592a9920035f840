import { fileURLToPath } from 'node:url';
import { checkDecks } from './checks.ts';
import { finishDecks } from './finished.ts';

const study = await finishDecks(fileURLToPath(new URL('../../examples/heat-plans', import.meta.url)));

checkDecks(study, ['de/decks/waermenetze']);
