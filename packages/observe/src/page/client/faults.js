import { byId, element, say } from './dom.js';
import { clock, count, duration } from './format.js';

const MAX_HELD = 200;
/** As many as one looks through; the rest at the press of a button. */
const MAX_AT_FIRST = 25;
let maxShown = MAX_AT_FIRST;

/** Newest first. */
let all = [];
let missed = 0;

/** Takes in what is new and shows it on top; opened ones stay open. */
export function addFaults(batch) {
  missed += batch.missed;
  const fresh = batch.faults.toReversed();
  all = [...fresh, ...all].slice(0, MAX_HELD);
  const list = byId('faults');
  list.prepend(...fresh.map(item));
  while (list.children.length > MAX_HELD) list.lastElementChild.remove();
  filter();
}

/** After a reconnection everything comes again. */
export function forgetFaults() {
  all = [];
  missed = 0;
  byId('faults').replaceChildren();
}

/** The button below the list; focus goes on to the first one that it brought. */
export function showMore() {
  const before = maxShown;
  maxShown = MAX_HELD;
  filter();
  [...byId('faults').children]
    .filter((node) => !node.hidden)
    [before]?.querySelector('summary')
    .focus();
}

export function filter() {
  const wanted = byId('find').value.trim().toLowerCase();
  const origin = byId('origin').value;
  let fitting = 0;
  [...byId('faults').children].forEach((node, index) => {
    const fault = all[index];
    const fits = (origin === '' || fault.origin === origin) && textOf(fault).includes(wanted);
    if (fits) fitting += 1;
    node.hidden = !fits || fitting > maxShown;
  });
  const shown = Math.min(fitting, maxShown);
  byId('more').hidden = fitting <= maxShown;
  say('more', `Show ${count(fitting - shown)} more`);
  const none = byId('no-faults');
  none.hidden = shown > 0;
  none.textContent = all.length === 0 ? 'No faults so far.' : 'None of the listed faults fits.';
  const more =
    missed > 0 ? `; ${count(missed)} older ones or ones that came too fast are not listed` : '';
  say(
    'counted',
    all.length === 0 ? '' : `${count(shown)} of the newest ${count(all.length)} shown${more}.`,
  );
}

function textOf(fault) {
  return [
    fault.code,
    fault.model,
    fault.provider,
    fault.status,
    fault.message,
    fault.route,
    fault.request_id,
    fault.upstream_request_id,
    fault.key_hint,
  ]
    .join(' ')
    .toLowerCase();
}

function item(fault) {
  const summary = element(
    'summary',
    {},
    element('time', { datetime: fault.time ?? '' }, clock(fault.time)),
    element('span', { class: `badge ${fault.origin}` }, String(fault.status ?? '')),
    element('span', { class: 'code' }, fault.code ?? ''),
    element('span', { class: 'model' }, fault.model ?? fault.route ?? ''),
    element('span', { class: 'message' }, fault.message ?? ''),
  );
  const details = element('details', {}, summary);
  // Two hundred lists of facts are made only for those who look.
  details.addEventListener('toggle', () => details.append(facts(fault)), { once: true });
  return element('li', { class: 'new' }, details);
}

function facts(fault) {
  const list = element('dl', { class: 'facts' });
  const fact = (name, value, mono = false) => {
    if (value === undefined || value === '' || value.length === 0) return;
    const text = Array.isArray(value) ? value.join('\n') : String(value);
    list.append(element('dt', {}, name), element('dd', mono ? { class: 'mono' } : {}, text));
  };
  fact('message', fault.message);
  fact('evidence', fault.evidence);
  fact(
    'origin',
    `${fault.origin}; ${fault.retryable ? 'a retry may help' : 'a retry will not help'}`,
  );
  fact('parameter', fault.param);
  fact('behind it', fault.causes);
  fact('attempts', fault.attempts);
  fact('request id', fault.request_id, true);
  fact('upstream request id', fault.upstream_request_id, true);
  fact('provider', fault.provider);
  fact('model', fault.model);
  fact('route', fault.route);
  fact('type', fault.type);
  fact(
    'phase',
    fault.phase === 'after_first_byte'
      ? `after the first byte (${fault.partial_bytes ?? 0} bytes sent)`
      : 'before the first byte',
  );
  fact('took', fault.duration_ms === undefined ? undefined : duration(fault.duration_ms));
  fact(
    'first token after',
    fault.time_to_first_token_ms === undefined ? undefined : duration(fault.time_to_first_token_ms),
  );
  fact(
    'retry after',
    fault.retry_after_ms === undefined ? undefined : duration(fault.retry_after_ms),
  );
  fact("caller's retry", fault.retry_attempt);
  fact(
    'prompt',
    fault.prompt_chars === undefined
      ? undefined
      : `${count(fault.prompt_chars)} characters, about ${count(fault.prompt_tokens_approx ?? 0)} tokens`,
  );
  fact('key', fault.key_hint, true);
  fact('environment', fault.environment);
  fact('stack', fault.stack, true);
  return list;
}
