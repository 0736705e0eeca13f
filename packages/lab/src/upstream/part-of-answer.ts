import { Buffer } from 'node:buffer';
import type { Exchange } from './exchange.js';
import type { GoodAnswer } from './good-answer.js';
import type { Rule } from './scenario.js';
import { sendHead } from './well-behaved.js';

/** What a fault has to work with: the exchange, the answer that it spoils, and its parameters. */
export interface Task {
  readonly exchange: Exchange;
  readonly answer: GoodAnswer;
  /** Was a stream asked for (and does the route have one)? */
  readonly stream: boolean;
  readonly rule: Pick<Rule, 'atByte' | 'forMs' | 'bytesPerSecond'>;
}

/** The whole body of the good answer. */
export function bytesOf({ answer, stream }: Task): Buffer {
  return Buffer.from(stream ? answer.frames.join('') : JSON.stringify(answer.json));
}

/** The frames up to the middle of the answer. */
export function wholeFrames({ answer }: Task): string {
  return answer.frames.slice(0, answer.middle).join('');
}

/** Everything up to the middle of a frame's JSON; of a plain body, its first half. */
export function halfAFrame(task: Task): string {
  const { answer, stream } = task;
  if (!stream) {
    const json = JSON.stringify(answer.json);
    return json.slice(0, json.length / 2);
  }
  const frame = answer.frames[answer.middle] ?? '';
  return wholeFrames(task) + frame.slice(0, frame.length / 2);
}

/** Sends the head and a part of the body: up to `atByte` where the rule says so, else `part`. */
export async function sendPart(task: Task, part: string, length?: 'as if whole'): Promise<void> {
  const { exchange, stream, rule } = task;
  const whole = bytesOf(task);
  const bytes = rule.atByte === undefined ? Buffer.from(part) : whole.subarray(0, rule.atByte);
  if (stream) sendHead(exchange.response);
  else {
    exchange.response.writeHead(200, {
      'content-type': 'application/json',
      'content-length': length === 'as if whole' ? bytes.length : whole.length,
    });
    exchange.response.flushHeaders();
  }
  if (bytes.length > 0) await exchange.write(bytes);
}

/** The head of a good answer, its length unsaid. */
export function sendHeadOf({ exchange, stream }: Pick<Task, 'exchange' | 'stream'>): void {
  if (stream) sendHead(exchange.response);
  else {
    exchange.response.writeHead(200, { 'content-type': 'application/json' });
    exchange.response.flushHeaders();
  }
}
