import { fault } from '../fault.js';
import { readNumber, readString } from '../guarded.js';
import type { Recognizer } from '../recognizer.js';

/** https://nodejs.org/api/errors.html#common-system-errors: files, descriptors, memory, disk. */
const CODES: ReadonlySet<string> = new Set([
  'EACCES',
  'EADDRINUSE',
  'EBADF',
  'EBUSY',
  'EEXIST',
  'EFBIG',
  'EIO',
  'EISDIR',
  'ELOOP',
  'EMFILE',
  'ENAMETOOLONG',
  'ENFILE',
  'ENOENT',
  'ENOMEM',
  'ENOSPC',
  'ENOTDIR',
  'ENOTEMPTY',
  'EPERM',
  'EROFS',
  'EXDEV',
]);

/**
 * A failure of the machine itself. It looks like a network error but is the gateway's own defect;
 * its message holds a path, which never leaves.
 */
export const fileSystem: Recognizer = {
  name: 'file-system',
  recognize(thrown) {
    const value = readString(thrown, 'code', 64) ?? '';
    if (!CODES.has(value) || readNumber(thrown, 'errno') === undefined) return undefined;
    return fault('internal_error', { evidence: { by: 'code', field: 'code', value } });
  },
};
