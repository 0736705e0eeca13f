import type { FailedResponse } from '@faultwire/upstream';

const statusLine = /^(?:< ?)?HTTP\/[\d.]+ (\d{3})\b.*$/;

/**
 * Reads a response as `curl -i` or `curl -v` prints it: status line, headers, empty line, body. Of
 * several (a 100, a redirect) the last one counts.
 *
 * @returns undefined where the text does not begin like one.
 */
export function readResponseText(text: string): FailedResponse | undefined {
  const lines = text.split(/\r?\n/).filter((line) => !/^[*>}{] ?/.test(line) || line[0] === '{');
  if (!statusLine.test(lines[0] ?? '')) return undefined;
  const start = lines.findLastIndex((line) => statusLine.test(line));
  const status = Number(statusLine.exec(lines[start] ?? '')?.[1]);
  const headers: Record<string, string> = {};
  let index = start + 1;
  for (; index < lines.length; index += 1) {
    const line = (lines[index] ?? '').replace(/^< ?/, '');
    const header = /^([\w-]+):\s*(.*)$/.exec(line);
    if (header === null) break;
    headers[(header[1] ?? '').toLowerCase()] = header[2] ?? '';
  }
  const rest = lines.slice(index);
  if (/^<? ?$/.test(rest[0] ?? '')) rest.shift();
  return { status, headers, body: rest.join('\n') };
}
