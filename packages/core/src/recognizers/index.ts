import type { Recognizer } from '../recognizer.js';

export const recognizers: readonly Recognizer[] = [];
