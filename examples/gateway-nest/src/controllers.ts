import { relay } from '@faultwire/upstream';
import { Controller, Get, Inject, Post, Req, Res, UseInterceptors } from '@nestjs/common';
import type { Request, Response } from 'express';
import { type Account, Desk, type PostName, routes } from 'gateway-desk';
import { JsonBody } from './json-body.interceptor.js';

type KeyedRequest = Request & { readonly account?: Account };

/** What can be listed. */
@Controller()
export class ModelsController {
  constructor(@Inject(Desk) private readonly desk: Desk) {}

  @Get(routes.models.path)
  async list(@Req() req: Request, @Res() res: Response): Promise<void> {
    await relay(await this.desk.forward(req, 'models'), res);
  }
}

/** What can be generated: the request itself is checked, then the provider is called. */
@Controller()
@UseInterceptors(JsonBody)
export class GenerateController {
  constructor(@Inject(Desk) private readonly desk: Desk) {}

  @Post(routes.chat.path)
  chat(@Req() req: KeyedRequest, @Res() res: Response): Promise<void> {
    return this.#generate('chat', req, res);
  }

  @Post(routes.responses.path)
  responses(@Req() req: KeyedRequest, @Res() res: Response): Promise<void> {
    return this.#generate('responses', req, res);
  }

  @Post(routes.embeddings.path)
  embeddings(@Req() req: KeyedRequest, @Res() res: Response): Promise<void> {
    return this.#generate('embeddings', req, res);
  }

  @Post(routes.messages.path)
  messages(@Req() req: KeyedRequest, @Res() res: Response): Promise<void> {
    return this.#generate('messages', req, res);
  }

  @Post(`${routes.gemini.path}/*call`)
  gemini(@Req() req: KeyedRequest, @Res() res: Response): Promise<void> {
    return this.#generate('gemini', req, res);
  }

  async #generate(route: PostName, req: KeyedRequest, res: Response): Promise<void> {
    const body = this.desk.accept(req, req.account, route, req.body);
    await relay(await this.desk.forward(req, route, body), res, routes[route]);
  }
}
