// What callers do to a gateway: plain calls and streams, good and broken, read whole, slowly, or left.
import { request } from 'node:http';

const PLAIN = [
  'none',
  'none',
  'rate_limit_exceeded',
  'internal_error',
  'html_502',
  'truncated_json',
  'cut_before_first_byte',
  'ok_with_error_body',
  'overloaded',
  'invalid_api_key',
];
const STREAMS = [
  'none',
  'none',
  'cut_mid_frame',
  'clean_end',
  'reset',
  'error_frame',
  'stall',
  'slow',
];
const MANNERS = ['reads', 'reads', 'reads', 'leaves', 'slow'];

const pick = (values, next) => values[Math.floor(next() * values.length)];

/** One caller's one call; resolves with how long it took and how it ended. Never rejects. */
export function call(base, agent, next) {
  const stream = next() < 0.5;
  const fault = pick(stream ? STREAMS : PLAIN, next);
  const manner = pick(MANNERS, next);
  const body = JSON.stringify({
    model: `fault:${fault}`,
    stream,
    messages: [{ role: 'user', content: 'hello' }],
  });
  const began = performance.now();
  return new Promise((resolve) => {
    const done = (end) => resolve({ ms: performance.now() - began, stream, fault, manner, end });
    const req = request(`${base}/chat/completions`, {
      method: 'POST',
      agent,
      headers: { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) },
    });
    req.on('error', () => done(manner === 'leaves' ? 'left' : 'refused'));
    req.on('response', (res) => read(res, req, manner, done));
    req.end(body);
  });
}

function read(res, req, manner, done) {
  let text = '';
  res.setEncoding('utf8');
  res.on('data', (chunk) => {
    text += chunk;
    if (manner === 'leaves') return void req.destroy();
    if (manner === 'slow') {
      res.pause();
      setTimeout(() => res.resume(), 20);
    }
  });
  res.on('error', () => done('cut'));
  res.on('end', () => done(manner === 'leaves' ? 'left' : verdict(res, text)));
  res.on('close', () => done(manner === 'leaves' ? 'left' : 'cut'));
}

/** What the bytes say of themselves. */
export function verdict(res, text) {
  if (res.statusCode !== 200) return isEnvelope(text) ? 'envelope' : 'garbage';
  if (!String(res.headers['content-type']).startsWith('text/event-stream')) return 'answer';
  if (/^data: \{"error":/m.test(text)) return 'frame';
  return text.includes('[DONE]') && text.includes('"finish_reason":"stop"') ? 'whole' : 'FALSE END';
}

function isEnvelope(text) {
  try {
    return typeof JSON.parse(text).error.message === 'string';
  } catch {
    return false;
  }
}
