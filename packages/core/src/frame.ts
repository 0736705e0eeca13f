import type { AnswerOptions } from './answer.js';
import { anthropicBody, geminiBody } from './dialect.js';
import { Fault } from './fault.js';
import { profiles } from './profiles/index.js';
import type { Profile } from './profiles/profile.js';
import { tell } from './tell.js';
import type { StreamDialect } from './types.js';

/** How the frame is to be told. */
export interface FrameOptions extends AnswerOptions {
  /** Responses API: the number of this event, the last one seen plus 1. Default 0. */
  sequenceNumber?: number | undefined;
}

/**
 * The server-sent event that ends a broken stream, blank line included: after it the response is
 * ended cleanly, without `[DONE]` (docs/contract.md, "Streams"; the forms are those that official
 * clients were measured to raise on). Never throws.
 *
 * @example
 * ```ts
 * res.end(frame(classify(error), 'chat'));
 * ```
 */
export function frame(fault: Fault, dialect: StreamDialect, options: FrameOptions = {}): string {
  try {
    return compose(fault, dialect, options);
  } catch {
    return compose(new Fault('internal_error'), dialect, {});
  }
}

function compose(fault: Fault, dialect: StreamDialect, options: FrameOptions): string {
  const profile: Profile = options.profile ?? profiles.standard;
  const told = tell(fault, profile);
  const { message, type, code, param } = told;
  // All four keys in every profile; clients read a missing code as the status (clients measured).
  const error = { message, type, code: code ?? fault.code, param };
  switch (dialect) {
    case 'anthropic':
      return `event: error\n${data(anthropicBody(fault, told, options.requestId))}`;
    case 'gemini':
      return data(geminiBody(told));
    case 'responses':
      return data({
        type: 'error',
        code: error.code,
        message,
        param,
        sequence_number: options.sequenceNumber ?? 0,
        error,
      });
    default:
      return data({ error });
  }
}

function data(value: object): string {
  return `data: ${JSON.stringify(value)}\n\n`;
}
