/**
 * A part that scrolls sideways has to be reachable by keyboard and to say what it is; one that
 * fits is no stop on the way.
 */
export function watchScrollers() {
  const update = (part) => {
    const scrolls = part.scrollWidth > part.clientWidth || part.scrollHeight > part.clientHeight;
    if (scrolls === part.hasAttribute('tabindex')) return;
    for (const [name, value] of [
      ['tabindex', '0'],
      ['role', 'region'],
      ['aria-labelledby', part.querySelector('caption').id],
    ])
      if (scrolls) part.setAttribute(name, value);
      else part.removeAttribute(name);
  };
  const sizes = new ResizeObserver((seen) => {
    for (const { target } of seen) update(target.closest('.scroll'));
  });
  for (const part of document.querySelectorAll('.scroll')) {
    sizes.observe(part);
    sizes.observe(part.querySelector('table'));
  }
}
