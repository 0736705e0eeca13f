/** @param {string} id */
export function byId(id) {
  return document.getElementById(id);
}

/**
 * An element with text or children; nothing is ever parsed as HTML.
 * @param {string} tag
 * @param {Record<string, string>} attributes
 * @param {...(Node | string)} children
 */
export function element(tag, attributes, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...children);
  return made;
}

/**
 * Sets a text only where it differs, so that nothing is announced or painted for nothing.
 * @param {string} id
 * @param {string} text
 */
export function say(id, text) {
  const target = byId(id);
  if (target.textContent !== text) target.textContent = text;
}
