import { type FamilyReader, provider } from './provider.js';

/** Whoever is not known: the shared words and forms, and in the end the status. */
export const generic: FamilyReader = provider({ name: 'unknown', everyone: true });
