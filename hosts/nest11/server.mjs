import * as faultwire from '@faultwire/nestjs';
import * as common from '@nestjs/common';
import * as core from '@nestjs/core';
import { ExpressAdapter } from '@nestjs/platform-express';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import { startNest } from '../nest.mjs';
import { LibrariesController } from './libraries.mjs';

const controllers = [LibrariesController];

function onFastify(given, more) {
  const { options } = given;
  const frameworkErrors = faultwire.frameworkErrors(options);
  const adapter = new FastifyAdapter({ frameworkErrors, ...more });
  return startNest({ common, core, faultwire, adapter, controllers }, given);
}

export const servers = {
  nest11: (given) =>
    startNest({ common, core, faultwire, adapter: new ExpressAdapter(), controllers }, given),
  'nest11-fastify': (given) => onFastify(given, {}),
  'nest11-fastify-http2': (given) => onFastify(given, { http2: true }),
};
