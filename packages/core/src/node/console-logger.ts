import type { Logger } from '../observer.js';

function line(level: string, record: object, message?: string): string {
  return JSON.stringify({ level, msg: message, ...record });
}

/** The default logger: one line of JSON on the console, as collectors of container logs read it. */
export const consoleLogger: Logger = {
  info: (record, message) => console.info(line('info', record, message)),
  warn: (record, message) => console.warn(line('warn', record, message)),
  error: (record, message) => console.error(line('error', record, message)),
};
