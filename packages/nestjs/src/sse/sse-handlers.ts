import { SetMetadata, type Type } from '@nestjs/common';
import { MetadataScanner, type ModulesContainer, Reflector } from '@nestjs/core';
import { SseFaults } from './sse-faults.js';

/** The keys under which Nest's own decorators write; no version of it exports them from its root. */
const SSE = '__sse__';
const GUARDS = '__guards__';
const INTERCEPTORS = '__interceptors__';

const reflector: Reflector = new Reflector();
const scanner: MetadataScanner = new MetadataScanner();

/**
 * Puts guard and interceptor on every `@Sse()` handler of the app, as its decorators would. A
 * global interceptor would cost every other request a chain of observables.
 */
export function equipSseHandlers(modules: ModulesContainer, faults: SseFaults): void {
  for (const module of modules.values())
    for (const { metatype } of module.controllers.values())
      if (typeof metatype === 'function') equipController(metatype as Type, faults);
}

function equipController(controller: Type, faults: SseFaults): void {
  const prototype: Record<string, () => unknown> = controller.prototype;
  for (const name of scanner.getAllMethodNames(prototype)) {
    const handler = prototype[name];
    if (handler === undefined || reflector.get(SSE, handler) !== true) continue;
    for (const key of [GUARDS, INTERCEPTORS]) {
      const before: unknown[] = reflector.get(key, handler) ?? [];
      // The handlers are the class', and a second app in the process brings its own.
      const others = before.filter((one) => !(one instanceof SseFaults));
      SetMetadata(key, [faults, ...others])(prototype, name, { value: handler });
    }
  }
}
