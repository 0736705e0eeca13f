import { phrases } from '../read/phrases/phrase.js';
import { kind } from './forms.js';
import { type FamilyReader, provider } from './provider.js';

/**
 * What stands in front of providers: nginx, Envoy, AWS load balancers, Cloudflare's edge. Pages
 * and one-line texts; the status in their headline is the one that happened, even where another
 * was sent.
 * Source: developers.cloudflare.com, "Cloudflare 1xxx errors", "5xx errors"; envoyproxy.io,
 * "Response flags"; nginx.org.
 */
export const edge: FamilyReader = provider({
  name: 'edge',
  aliases: ['nginx', 'envoy', 'cloudflare-edge', 'aws-alb', 'alb', 'elb', 'cloudfront', 'caddy'],
  speaks: [
    kind('html'),
    kind('text', ({ said }) =>
      /^(?:upstream (?:connect error|request timeout)|no healthy upstream|local_rate_limited|rbac: access denied|error code: \d{3,4}$)/.test(
        said,
      ),
    ),
  ],
  phrases: [
    ...phrases('overloaded', [['overflow', /reset reason: overflow/]]),
    ...phrases('upstream_unreachable', [
      ['upstream connect error', /upstream connect error/],
      ['error code', /^error code: (?:1000|1001|1014|1016|1018|1033)$/],
    ]),
    ...phrases('service_unavailable', [['no healthy upstream', /no healthy upstream/]]),
    ...phrases('request_timeout', [['timeout', /upstream request timeout/]]),
    ...phrases('rate_limit_exceeded', [
      ['rate_limited', /local_rate_limited/],
      ['error code', /^error code: (?:1015|1027)$/],
    ]),
    ...phrases('permission_denied', [
      ['error code', /^error code: (?:1005|1006|1007|1008|1009|1010|1012|1020)$/],
      ['rbac', /rbac: access denied/],
    ]),
  ],
});
