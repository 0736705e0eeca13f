import type { ProviderReader } from '../failed-response.js';
import { provider } from './provider.js';

/** Whoever is not known: the shared words and forms, and in the end the status. */
export const generic: ProviderReader = provider({ name: 'unknown', everyone: true });
