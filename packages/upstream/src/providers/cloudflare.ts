import { vocabulary } from '../read/word.js';
import { key } from './forms.js';
import { type FamilyReader, provider } from './provider.js';

/**
 * Cloudflare Workers AI and AI Gateway: `{"success":false,"errors":[{"code","message"}]}` with
 * numbers of its own.
 * Source: developers.cloudflare.com, "Workers AI: Errors" and "AI Gateway: Troubleshooting".
 */
export const cloudflare: FamilyReader = provider({
  name: 'cloudflare',
  aliases: ['workers-ai', 'cloudflare-workers-ai', 'cloudflare-ai-gateway'],
  speaks: [
    key(
      'success',
      (body) =>
        body['success'] === false &&
        (Array.isArray(body['errors']) || Array.isArray(body['error'])),
    ),
  ],
  ownWords: vocabulary({
    model_not_found: '5007 3042',
    bad_request: '5004 3003 3039 5006',
    permission_denied: '5018 5016 3023 3041',
    invalid_request_error: '5019 5005',
    request_too_large: '3006',
    request_timeout: '3007 3008 3046',
    insufficient_balance: '3036 4006 2021',
    overloaded: '3040',
    context_length_exceeded: '5021',
    invalid_api_key: '10000 2009 9106 9109',
    rate_limit_exceeded: '2003 3048',
    not_found: '7000 7003',
    content_filter: '2016 2017',
    invalid_schema: '5024',
  }),
});
