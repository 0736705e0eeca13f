import type { CanActivate, ExecutionContext } from '@nestjs/common';
import { Inject, Injectable } from '@nestjs/common';
import { Desk } from 'gateway-desk';

/** One request more for the account that the key guard found. */
@Injectable()
export class RateLimitGuard implements CanActivate {
  constructor(@Inject(Desk) private readonly desk: Desk) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    await this.desk.limit(context.switchToHttp().getRequest().account);
    return true;
  }
}
