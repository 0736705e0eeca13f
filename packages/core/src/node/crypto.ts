let loaded: typeof import('node:crypto') | undefined;

/** node:crypto, loaded when it is first used: nothing needs it while a process starts. */
export function nodeCrypto(): typeof import('node:crypto') {
  loaded ??= process.getBuiltinModule('node:crypto');
  return loaded;
}
