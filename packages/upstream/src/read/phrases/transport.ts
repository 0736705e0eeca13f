import { type Phrase, phrases } from './phrase.js';

/** Proxies that could not reach what stands behind them (Envoy, nginx, Cloudflare, Go, Node). */
export const unreachable: readonly Phrase[] = phrases('upstream_unreachable', [
  ['upstream connect', /upstream connect error/],
  [
    'upstream',
    /upstream (?:request|connection|call|service|provider) (?:failed|error|disconnected)/,
  ],
  [
    'connect',
    /connection (?:refused|reset|closed|terminated|aborted|error|failure|timed out|timeout)|(?:failed|unable|could not|cannot|couldn't) to? ?connect|connect(?:ion)? (?:to .{0,60} )?failed|error connecting/,
  ],
  ['econn', /econn(?:refused|reset|aborted)|epipe/],
  ['socket', /socket hang up|broken pipe/],
  ['dial', /dial tcp|getaddrinfo|no such host|name or service not known|enotfound/],
  ['bad gateway', /bad gateway/],
  ['remote', /remote end closed|server disconnected|peer closed|remoteprotocolerror/],
  [
    'web server',
    /web server is (?:returning an unknown error|down)|origin (?:is unreachable|dns error)/,
  ],
  ['ssl', /ssl handshake failed|certificate (?:verify failed|has expired)|tls handshake/],
  ['unexpected eof', /unexpected eof|incomplete chunked read|premature/],
]);

/** Envoy's circuit breaker is capacity, not reachability. */
export const overflow: readonly Phrase[] = phrases('overloaded', [
  ['overflow', /reset reason: overflow/],
]);

/** A deadline passed on the provider's side. */
export const timeout: readonly Phrase[] = phrases('request_timeout', [
  ['timed out', /timed out(?! waiting for a connection)/],
  ['time', /time-?out\b(?! (?:must|should|parameter|value))/],
  ['deadline', /deadline exceeded/],
  ['took too long', /took too long/],
  ['超时', /超时/],
]);

/** Down for now, by its own word. */
export const unavailable: readonly Phrase[] = phrases('service_unavailable', [
  ['no healthy upstream', /no healthy upstream/],
  ['unavailable', /(?:temporarily|currently) unavailable|service (?:is )?unavailable/],
  ['maintenance', /(?:under|scheduled|for|in) maintenance/],
  [
    'loading',
    /(?:model|server).{0,60}(?:is (?:currently )?|still )loading|loading model|currently loading/,
  ],
  ['crashed', /(?:model|server|worker|runner|process|engine|backend) (?:has |was )?crashed/],
  ['维护', /维护中|系统维护/],
]);
