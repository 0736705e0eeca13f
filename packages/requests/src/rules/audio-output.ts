import { missing } from '../shape/sentences.js';
import type { Rule } from './rule.js';

/** An answer in sound needs the voice and format that `audio` gives. */
export const audioOutput: Rule = ({ modalities, audio }, report) => {
  const wanted = Array.isArray(modalities) && modalities.includes('audio');
  if (wanted && (audio === undefined || audio === null)) report(missing(['audio']));
};
