import * as faultwire from '@faultwire/nestjs';
import * as common from '@nestjs/common';
import * as core from '@nestjs/core';
import { ExpressAdapter } from '@nestjs/platform-express';
import { startNest } from '../nest.mjs';

export const servers = {
  nest10: (given) => startNest({ common, core, faultwire, adapter: new ExpressAdapter() }, given),
};
