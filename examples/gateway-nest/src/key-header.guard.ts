import type { CanActivate, ExecutionContext } from '@nestjs/common';
import { Inject, Injectable } from '@nestjs/common';
import { Desk } from 'gateway-desk';

/** Puts the key of Anthropic's and Google's SDKs where the key guard looks for it. */
@Injectable()
export class KeyHeader implements CanActivate {
  constructor(@Inject(Desk) private readonly desk: Desk) {}

  canActivate(context: ExecutionContext): boolean {
    this.desk.takeKey(context.switchToHttp().getRequest());
    return true;
  }
}
