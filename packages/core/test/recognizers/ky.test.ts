import ky from 'ky';
import { behavesAsForeign } from './clients.js';

behavesAsForeign(
  'ky',
  (url, { patienceMs, signal }) =>
    ky
      .post(`${url}/chat`, {
        json: { prompt: 'x' },
        retry: 0,
        timeout: patienceMs,
        ...(signal === undefined ? {} : { signal }),
      })
      .json(),
  '127.0.0.1',
);
