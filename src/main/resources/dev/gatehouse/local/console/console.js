// The script of the console. Everything works without it, except for refreshing by itself and copying.
'use strict';

const REFRESH_MILLISECONDS = 2000;

/** Loads the content of an element with data-live again, while the page is visible and nothing in it except a copy button has the focus. */
async function refresh(element) {
  const focused = element.contains(document.activeElement) ? document.activeElement : null;
  if (document.visibilityState !== 'visible' || (focused && !focused.dataset.copy)) {
    return;
  }
  const headers = element.dataset.tag ? { 'if-none-match': element.dataset.tag } : {};
  try {
    const response = await fetch(element.dataset.live, { headers, cache: 'no-store' });
    if (response.status === 200) {
      element.dataset.tag = response.headers.get('etag') ?? '';
      // The server escapes every value in its fragments.
      element.innerHTML = await response.text();
      if (focused) {
        element.querySelector(`[data-copy="${CSS.escape(focused.dataset.copy)}"]`)?.focus();
      }
    }
    document.documentElement.classList.remove('stopped');
  } catch {
    // The local cloud has stopped or restarts: the next refresh tries again.
    document.documentElement.classList.add('stopped');
  }
}

for (const element of document.querySelectorAll('[data-live]')) {
  setInterval(() => refresh(element), REFRESH_MILLISECONDS);
}

/** A button with data-copy copies the text of the element that it names. */
document.addEventListener('click', async (event) => {
  const button = event.target.closest('button[data-copy]');
  if (!button) {
    return;
  }
  const source = document.getElementById(button.dataset.copy);
  await navigator.clipboard.writeText(source.value ?? source.textContent);
  if (button.textContent === 'Copied') {
    return;
  }
  const label = button.textContent;
  const name = button.getAttribute('aria-label');
  // The name of a button has the text that it shows (WCAG 2.5.3).
  button.removeAttribute('aria-label');
  button.textContent = 'Copied';
  setTimeout(() => {
    button.textContent = label;
    if (name) {
      button.setAttribute('aria-label', name);
    }
  }, 1500);
});

/** A form with data-confirm asks before it sends. */
document.addEventListener('submit', (event) => {
  const question = event.target.dataset.confirm;
  if (question && !window.confirm(question)) {
    event.preventDefault();
  }
});

/** A form with data-auto is sent when a field changes. */
document.addEventListener('change', (event) => {
  const form = event.target.closest('form[data-auto]');
  if (form) {
    form.requestSubmit();
  }
});

// On a phone, the navigation scrolls: shows the current page in it.
document.querySelector('nav a[aria-current]')?.scrollIntoView({ block: 'nearest', inline: 'center' });
