import { type Attempt, type Report, redact } from '@faultwire/core';

/** One fault as the page shows it. */
export type ShownFault = Readonly<Record<string, unknown>>;

const TEXTS = [
  'time',
  'code',
  'type',
  'origin',
  'phase',
  'message',
  'param',
  'model',
  'provider',
  'route',
  'request_id',
  'upstream_request_id',
  'key_hint',
  'environment',
  'stack',
] as const;
const NUMBERS = [
  'status',
  'duration_ms',
  'time_to_first_token_ms',
  'retry_after_ms',
  'retry_attempt',
  'prompt_chars',
  'prompt_tokens_approx',
  'partial_bytes',
] as const;
const MAX_CHARS = 4000;
const MAX_ITEMS = 20;

/**
 * The fields of a report that the page shows, bounded, and redacted once more: a report may have
 * been made by hand. Done for what is sent, not for what is stored.
 */
export function shownFault(number: number, report: Report): ShownFault {
  const shown: Record<string, unknown> = { number, retryable: report.retryable === true };
  for (const key of TEXTS) if (report[key] !== undefined) shown[key] = text(report[key]);
  for (const key of NUMBERS) if (typeof report[key] === 'number') shown[key] = report[key];
  if (typeof report.stream === 'boolean') shown['stream'] = report.stream;
  const { recognizer, by, field, value } = report.evidence ?? {};
  shown['evidence'] = text(
    [recognizer, by && `by ${by}`, field && `of ${field}`, value && `(${value})`]
      .filter(Boolean)
      .join(' '),
  );
  shown['causes'] = (report.causes ?? []).slice(0, MAX_ITEMS).map(text);
  shown['attempts'] = (report.attempts ?? []).slice(0, MAX_ITEMS).map(attemptLine);
  return shown;
}

function attemptLine(attempt: Attempt): string {
  const { provider, model, waitedMs, durationMs } = attempt;
  const waited = waitedMs > 0 ? `after ${Math.round(waitedMs)} ms: ` : '';
  return text(`${waited}${provider} ${model} ${outcome(attempt)} (${Math.round(durationMs)} ms)`);
}

function outcome(attempt: Attempt): string {
  if (attempt.outcome === 'skipped') return `skipped: ${attempt.reason}`;
  if (attempt.outcome === 'served') return `served: ${attempt.status}`;
  return `failed: ${attempt.code}${attempt.status === undefined ? '' : ` ${attempt.status}`}`;
}

function text(value: unknown): string {
  return redact(String(value).slice(0, MAX_CHARS));
}
