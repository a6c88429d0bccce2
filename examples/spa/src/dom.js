// Creates elements. Text is always set as text, never as HTML.
export function h(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === 'function') {
      element.addEventListener(name, value);
    } else if (value !== false && value !== undefined) {
      element.setAttribute(name, value === true ? '' : value);
    }
  }
  element.append(...children.flat().filter((child) => child !== undefined && child !== false));
  return element;
}

/** While its action runs, a button ignores presses. It keeps the keyboard focus, which a disabled button loses. */
export const setBusy = (button, isBusy) => button.setAttribute('aria-disabled', String(isBusy));
export const isBusy = (button) => button.getAttribute('aria-disabled') === 'true';

/** A line that screen readers read when its text changes. It is never hidden: they do not read a line that appears with its text. */
export function statusLine() {
  const element = h('p', {role: 'status', class: 'note'});
  return {
    element,
    /** @param tone '', 'busy', 'good' or 'bad' */
    show(text, tone = '') {
      element.className = `note ${tone}`;
      element.textContent = text;
    },
  };
}
