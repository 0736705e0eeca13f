import { openai } from './openai.js';
import type { Profile } from './profile.js';
import { solidrust } from './solidrust.js';
import { solrouter } from './solrouter.js';
import { standard } from './standard.js';

/**
 * The published contracts that ship. A fifth is a literal of the type `Profile`.
 *
 * @example
 * ```ts
 * app.use(faultwire({ profile: profiles.solrouter }));
 * ```
 */
export const profiles: {
  readonly standard: Profile;
  readonly solrouter: Profile;
  readonly solidrust: Profile;
  readonly openai: Profile;
} = Object.freeze({ standard, solrouter, solidrust, openai });
