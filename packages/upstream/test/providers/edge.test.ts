import { edge } from '../../src/providers/edge.js';
import { reads } from './reads.js';

const page = (title: string, server = 'nginx'): string =>
  `<html>\r\n<head><title>${title}</title></head>\r\n<body>\r\n<center><h1>${title}</h1></center>\r\n<hr><center>${server}</center>\r\n</body>\r\n</html>\r\n`;
const connect = 'upstream connect error or disconnect/reset before headers. reset reason: ';

reads(
  edge,
  'nginx.org, envoyproxy.io "Response flags", developers.cloudflare.com "Cloudflare 5xx errors"',
  [
    {
      says: "nginx' 413",
      status: 413,
      body: page('413 Request Entity Too Large'),
      code: 'request_too_large',
    },
    {
      says: "nginx' 504",
      status: 504,
      body: page('504 Gateway Time-out'),
      code: 'request_timeout',
    },
    {
      says: 'a 502 page under a 500',
      status: 500,
      body: page('502 Bad Gateway'),
      code: 'upstream_unreachable',
    },
    {
      says: "the load balancer's 503",
      status: 503,
      body: page('503 Service Temporarily Unavailable', 'awselb/2.0'),
      code: 'service_unavailable',
    },
    {
      says: "Cloudflare's 520",
      status: 520,
      body: '<!DOCTYPE html>\n<!--[if lt IE 7]> <html class="ie6"> <![endif]-->\n<head><title>api.example.com | 520: Web server is returning an unknown error</title></head>',
      code: 'upstream_unreachable',
    },
    {
      says: "Cloudflare's 524, as text",
      status: 524,
      body: 'error code: 524',
      code: 'request_timeout',
    },
    {
      says: "Cloudflare's 1015",
      status: 429,
      body: 'error code: 1015',
      code: 'rate_limit_exceeded',
    },
    {
      says: "Envoy's refused connection",
      status: 503,
      body: `${connect}remote connection failure`,
      code: 'upstream_unreachable',
    },
    {
      says: "Envoy's circuit breaker",
      status: 503,
      body: `${connect}overflow`,
      code: 'overloaded',
    },
    {
      says: 'no healthy upstream',
      status: 503,
      body: 'no healthy upstream',
      code: 'service_unavailable',
    },
    {
      says: 'an upstream timeout',
      status: 504,
      body: 'upstream request timeout',
      code: 'request_timeout',
    },
    {
      says: 'a page inside an envelope',
      status: 502,
      body: {
        error: {
          message:
            '<!DOCTYPE html>\n<html><head><title>Error</title></head><body><pre>Cannot POST /messages</pre></body></html>',
          type: 'upstream_error',
          code: 502,
        },
      },
      code: 'upstream_unreachable',
    },
    {
      says: 'a page under a 200',
      status: 200,
      body: '<html><head><title>Sign in</title></head></html>',
      code: 'upstream_unreachable',
    },
  ],
);
