// The script of the console. Everything works without it, except for refreshing by itself and copying.
'use strict';

const REFRESH_MILLISECONDS = 2000;

/** Loads the content of an element with data-live again, while the page is visible and nothing in it has the focus. */
async function refresh(element) {
  if (document.visibilityState !== 'visible' || element.contains(document.activeElement)) {
    return;
  }
  const headers = element.dataset.tag ? { 'if-none-match': element.dataset.tag } : {};
  try {
    const response = await fetch(element.dataset.live, { headers, cache: 'no-store' });
    if (response.status === 200) {
      element.dataset.tag = response.headers.get('etag') ?? '';
      // The server escapes every value in its fragments.
      element.innerHTML = await response.text();
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
  const label = button.textContent;
  button.textContent = 'Copied';
  setTimeout(() => { button.textContent = label; }, 1500);
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
