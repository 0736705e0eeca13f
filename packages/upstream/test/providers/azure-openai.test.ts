import { azureOpenai } from '../../src/providers/azure-openai.js';
import { reads } from './reads.js';

const error = (code: string, message: string, more: object = {}): object => ({
  error: { code, message, ...more },
});

reads(
  azureOpenai,
  'learn.microsoft.com, "Azure OpenAI content filtering" and "quotas and limits"',
  [
    {
      says: 'a filtered prompt',
      status: 400,
      body: error(
        'content_filter',
        "The response was filtered due to the prompt triggering Azure OpenAI's content management policy.",
        {
          innererror: {
            code: 'ResponsibleAIPolicyViolation',
            content_filter_result: { hate: { filtered: true } },
          },
        },
      ),
      code: 'content_filter',
    },
    {
      says: 'the inner code alone',
      status: 400,
      body: error('invalid_request', 'The request failed.', {
        innererror: { code: 'ResponsibleAIPolicyViolation' },
      }),
      code: 'content_filter',
    },
    {
      says: 'a filter, cut off in the middle',
      status: 400,
      body: '{"error":{"message":"The response was filtered","code":"content_filter","innererror":{"code":"ResponsibleAIPol',
      code: 'content_filter',
    },
    {
      says: 'a blocked resource',
      status: 403,
      body: error(
        'Forbidden',
        'Your resource has been temporarily blocked because we detected behavior that may violate our content policy.',
      ),
      code: 'permission_denied',
    },
    {
      says: 'an unknown deployment',
      status: 404,
      body: error('DeploymentNotFound', 'The API deployment for this resource does not exist.'),
      code: 'model_not_found',
    },
    {
      says: 'a wrong path',
      status: 404,
      body: error('404', 'Resource not found'),
      code: 'not_found',
    },
    {
      says: 'a wrong key, as Access denied',
      status: 401,
      body: error('401', 'Access denied due to invalid subscription key or wrong API endpoint.'),
      code: 'invalid_api_key',
    },
    {
      says: 'a missing role',
      status: 401,
      body: error(
        'PermissionDenied',
        'The principal `p` lacks the required data action `Microsoft.X/action`.',
      ),
      code: 'permission_denied',
    },
    {
      says: 'a rate limit',
      status: 429,
      body: error(
        '429',
        'Requests have exceeded call rate limit of your current pricing tier. Please retry after 7 seconds.',
      ),
      code: 'rate_limit_exceeded',
    },
    {
      says: 'no capacity, as a 429',
      status: 429,
      body: error(
        'NoCapacity',
        'The system is currently experiencing high demand. Your request exceeds the maximum usage size allowed during peak load.',
      ),
      code: 'overloaded',
    },
    {
      says: 'a network rule',
      status: 403,
      body: error('403', 'Access denied due to Virtual Network/Firewall rules.'),
      code: 'permission_denied',
    },
    {
      says: 'a timeout',
      status: 408,
      body: error('Timeout', 'The operation was timeout.'),
      code: 'request_timeout',
    },
  ],
);
