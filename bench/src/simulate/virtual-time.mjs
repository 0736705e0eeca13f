// Time that runs as fast as the work in it. Everything below runs on it, the breaker's memory store
// (Date.now, setTimeout) included, so that minutes of many replicas pass in seconds, always alike.

/** Replaces the clocks and timers of this process; `run` plays until a given time, `release` undoes it. */
export function virtualTime() {
  const real = { now: Date.now, set: globalThis.setTimeout, clear: globalThis.clearTimeout };
  const settled = () => new Promise((resolve) => setImmediate(resolve));
  let now = 0;
  let ids = 0;
  const due = new Heap();

  const after = (ms, run) => {
    const timer = { at: now + Math.max(0, ms), id: ids++, run };
    due.push(timer);
    return () => {
      timer.run = undefined;
    };
  };
  Date.now = () => now;
  globalThis.setTimeout = (run, ms = 0, ...args) => {
    const cancel = after(ms, () => run(...args));
    return { cancel, unref() {}, ref() {} };
  };
  globalThis.clearTimeout = (timer) => timer?.cancel?.();

  return {
    now: () => now,
    after,
    async run(untilMs) {
      for (let timer = due.peek(); timer !== undefined && timer.at <= untilMs; timer = due.peek()) {
        now = timer.at;
        // All that is due at the same moment, then everything that follows from it.
        while (due.peek()?.at === now) due.pop().run?.();
        await settled();
      }
      now = untilMs;
    },
    release() {
      Date.now = real.now;
      globalThis.setTimeout = real.set;
      globalThis.clearTimeout = real.clear;
    },
  };
}

/** Timers by time, and in the order they were set. */
class Heap {
  #items = [];

  peek() {
    return this.#items[0];
  }

  push(item) {
    const items = this.#items;
    let at = items.push(item) - 1;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (!before(item, items[parent])) break;
      items[at] = items[parent];
      at = parent;
    }
    items[at] = item;
  }

  pop() {
    const items = this.#items;
    const first = items[0];
    const item = items.pop();
    if (items.length === 0) return first;
    let at = 0;
    for (;;) {
      let child = 2 * at + 1;
      if (child >= items.length) break;
      if (child + 1 < items.length && before(items[child + 1], items[child])) child += 1;
      if (!before(items[child], item)) break;
      items[at] = items[child];
      at = child;
    }
    items[at] = item;
    return first;
  }
}

function before(one, other) {
  return one.at < other.at || (one.at === other.at && one.id < other.id);
}
