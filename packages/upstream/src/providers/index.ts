import type { ProviderReader } from '../failed-response.js';
import { generic } from './generic.js';

/** The built-in readers, in the order in which they are asked. */
export const readers: readonly ProviderReader[] = [generic];
