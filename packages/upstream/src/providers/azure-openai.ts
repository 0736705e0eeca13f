import { phrases } from '../read/phrases/phrase.js';
import { vocabulary } from '../read/word.js';
import { mention } from './forms.js';
import { type FamilyReader, provider } from './provider.js';

/**
 * Azure OpenAI and Azure AI Foundry: OpenAI's envelope from the model, Azure's own
 * (`{"error":{"code","message","innererror"}}`, codes in PascalCase or the status as text) from
 * everything in front of it. The content filter speaks through `code` and `innererror.code`.
 * Source: learn.microsoft.com, "Azure OpenAI content filtering", "Azure OpenAI quotas and limits",
 * and the error code lists of Azure AI services.
 */
export const azureOpenai: FamilyReader = provider({
  name: 'azure-openai',
  aliases: ['azure', 'azure-ai', 'azure-foundry', 'azure-ai-foundry'],
  speaks: [
    mention('azure openai', /\bazure openai/i),
    mention('cognitiveservices.azure.com', /\bcognitiveservices\.azure\.com/i),
    mention('go.microsoft.com', /\bgo\.microsoft\.com/i),
    mention('aka.ms', /\baka\.ms/i),
  ],
  words: vocabulary({
    content_filter: 'ResponsibleAIPolicyViolation content_filter',
    model_not_found: 'DeploymentNotFound unknown_model unavailable_model',
    rate_limit_exceeded: 'RateLimitReached TooManyRequests',
    overloaded: 'NoCapacity ServerBusy',
    bad_request: 'OperationNotSupported unsupported_api_version InvalidRequest',
    request_timeout: 'Timeout RequestTimeout',
    context_length_exceeded: 'tokens_limit_reached',
  }),
  phrases: [
    // A whole resource is barred, or a network rule stands in the way: not this prompt's fault.
    ...phrases('permission_denied', [
      ['temporarily blocked', /resource has been temporarily blocked/],
      ['data action', /lacks the required data action/],
      ['firewall', /virtual network\/firewall/],
    ]),
    ...phrases('invalid_api_key', [['subscription key', /invalid subscription key/]]),
    ...phrases('overloaded', [['high demand', /experiencing high demand/]]),
  ],
});
