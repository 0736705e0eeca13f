// The filter that people write; on Fastify `send`, on Express `json`.
import { Catch } from '@nestjs/common';
import { serveNest } from './app.mjs';

class EnvelopeFilter {
  catch(error, host) {
    const response = host.switchToHttp().getResponse();
    const status = error.status ?? 500;
    const body = {
      error: {
        message: status < 500 ? error.message : 'Internal server error',
        type: error.type ?? 'api_error',
        code: error.code ?? null,
        param: error.param ?? null,
      },
    };
    if (response.json) response.status(status).json(body);
    else response.status(status).send(body);
  }
}
Catch()(EnvelopeFilter);

export default ({ platform }) => serveNest({ platform, filter: new EnvelopeFilter() });
