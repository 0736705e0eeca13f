/**
 * Loads a dependency of this package at once, when it is first wanted; undefined where there is
 * no `require`, as in a worker's bundle. By hand and in CommonJS, since one source that compiles
 * to both module systems can neither say `require` nor `import.meta`. The build copies it.
 */
exports.load = function load(name) {
  try {
    return require(name);
  } catch {
    return undefined;
  }
};
