const whole = new Intl.NumberFormat('en', { maximumFractionDigits: 0 });

/** @param {number} value */
export function count(value) {
  return whole.format(value);
}

/** @param {{ requests: number, faults: number }} rate */
export function percent({ requests, faults }) {
  if (requests === 0) return '–';
  const share = (faults / requests) * 100;
  if (share === 0) return '0 %';
  if (share < 0.1) return '<0.1 %';
  return `${share.toFixed(share < 10 ? 1 : 0)} %`;
}

/** @param {string} iso */
export function clock(iso) {
  const at = new Date(iso);
  return Number.isNaN(at.getTime()) ? '' : at.toLocaleTimeString([], { hour12: false });
}

/** @param {number} ms */
export function duration(ms) {
  if (ms < 1000) return `${Math.round(ms)} ms`;
  if (ms < 60_000) return `${(ms / 1000).toFixed(ms < 10_000 ? 1 : 0)} s`;
  return `${Math.floor(ms / 60_000)} min ${Math.round((ms % 60_000) / 1000)} s`;
}

/**
 * The names that stand for what has no name of its own.
 * @param {string} name
 */
export function modelName(name) {
  if (name === 'none') return 'no model named';
  return name === 'other' ? 'other models' : name;
}
