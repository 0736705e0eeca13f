import { HttpProblemResponse } from 'express-http-problem-details';
import { ProblemDocument } from 'http-problem-details';
import { DefaultMappingStrategy, ErrorMapper, MapperRegistry } from 'http-problem-details-mapper';
import { ApiError, serveExpress } from './app.mjs';

class ApiErrorMapper extends ErrorMapper {
  constructor() {
    super(ApiError);
  }
  mapError(error) {
    return new ProblemDocument({ status: error.status, title: error.message, type: error.type });
  }
}

export default () => {
  const strategy = new DefaultMappingStrategy(
    new MapperRegistry().registerMapper(new ApiErrorMapper()),
  );
  return serveExpress({ mode: 'sync', handlers: [HttpProblemResponse({ strategy })] });
};
