import { vocabulary } from '../read/word.js';
import { word } from './forms.js';
import { type FamilyReader, provider } from './provider.js';

/**
 * OpenCode Zen: Anthropic's envelope with class names as types; an empty account and an unknown
 * model both come as 401.
 * Source: anomalyco/opencode, packages/console (the types of its errors).
 */
export const opencode: FamilyReader = provider({
  name: 'opencode-zen',
  aliases: ['opencode', 'opencode-go'],
  speaks: [
    word(
      'type',
      /^(?:Model|Credits|FreeUsageLimit|MonthlyLimit|UserLimit|Auth|SubscriptionUsageLimit)Error$/,
    ),
  ],
  ownWords: vocabulary({
    model_not_found: 'ModelError',
    insufficient_balance: 'CreditsError MonthlyLimitError UserLimitError',
    rate_limit_exceeded: 'FreeUsageLimitError SubscriptionUsageLimitError RateLimitError',
    invalid_api_key: 'AuthError',
  }),
});
