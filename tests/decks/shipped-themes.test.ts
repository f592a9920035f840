import { fileURLToPath } from 'node:url';
import { checkDecks } from './checks.ts';
import { finishDecks } from './finished.ts';

const study = fileURLToPath(new URL('../..', import.meta.url));

checkDecks(await finishDecks(study, (id) => id.startsWith('theme-')), ['en/decks/theme-wissen']);
