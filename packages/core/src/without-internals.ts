import { INTERNAL, look } from './first-look.js';

/** What a system call says: `ENOENT: no such file or directory, open '/srv/app/key.pem'`. */
const SYSTEM_CALL =
  /\bE[A-Z0-9]{2,15}: [^\n]{1,200}, (?:access|chmod|copyfile|l?stat|link|mkdir|open(?:dir)?|read(?:dir|link)?|realpath|rename|rmdir|scandir|symlink|unlink|utime|watch|write)\b/;

/** A frame of a stack, and all that follows. */
const FRAMES = /\n\s{0,8}at [^\n]{1,500}:\d{1,6}:\d{1,6}\)?(?:\n[\s\S]*)?$/;

/** Places where programs live, with something below them; a URL's path seldom begins so. */
const PATH =
  /(?:\bfile:\/\/|(?<![\w.:/])\/(?:etc|home|mnt|opt|private|root|srv|tmp|usr|var|Users)\/|\b[A-Za-z]:\\)[^\s'"`<>)]+/g;

/**
 * A message for the caller, without what only the operator should read and which gets into it where
 * an app hands on `error.message`: stack frames go, paths of files become `[path]`.
 *
 * @returns undefined where a system call speaks, which is nothing for the caller at all.
 */
export function withoutInternals(text: string): string | undefined {
  if ((look(text) & INTERNAL) === 0) return text;
  if (SYSTEM_CALL.test(text)) return undefined;
  return text.replace(FRAMES, '').replace(PATH, '[path]');
}
