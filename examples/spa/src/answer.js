// Shows the result of a call: a line about it, a table, and the raw body.
import {h, statusLine} from './dom.js';

export function answerView(key) {
  const line = statusLine();
  const content = h('div', {class: 'content'});
  return {
    element: h('div', {class: 'answer'}, line.element, content),
    loading() {
      line.show('Calling the API…', 'busy');
      content.replaceChildren();
    },
    show(result, emptyHint) {
      line.show(summaryOf(result), result.ok ? 'good' : 'bad');
      content.replaceChildren(...contentOf(key, result, emptyHint));
    },
  };
}

function summaryOf({ok, status, millis, explanation, data}) {
  if (!ok) {
    return status ? `${status}: ${explanation}` : explanation;
  }
  const list = listOf(data);
  const count = list && list.rows.length > 0 && `${list.rows.length} ${list.rows.length === 1 ? 'entry' : 'entries'}`;
  return [status, count, `${millis} ms`].filter(Boolean).join(' · ');
}

function contentOf(key, {ok, raw, data}, emptyHint) {
  if (!raw) {
    return ok ? [h('p', {class: 'empty'}, 'The response has no body.')] : [];
  }
  const list = ok && listOf(data);
  const body = data === undefined ? []
    : list ? listTable(key, list, emptyHint)
    : data !== null && typeof data === 'object' && ok ? [pairs(key, data)] : [];
  return [...body, rawBody(raw, data)];
}

/** The only list of a response, `resources` in {"resources": […], "next": "…"}, and the other values. */
function listOf(data) {
  if (Array.isArray(data)) {
    return {name: 'list', rows: data, others: {}};
  }
  const lists = Object.entries(data ?? {}).filter(([, value]) => Array.isArray(value));
  if (lists.length !== 1) {
    return undefined;
  }
  const [[name, rows]] = lists;
  const {[name]: _, ...others} = data;
  return {name, rows, others};
}

function listTable(key, {name, rows, others}, emptyHint) {
  const rest = Object.keys(others).length ? [pairs(key, others)] : [];
  if (rows.length === 0) {
    return [h('p', {class: 'empty'}, `The list ${name} is empty.${emptyHint ? ` ${emptyHint}` : ''}`), ...rest];
  }
  const entries = rows.map((row) => (row !== null && typeof row === 'object' && !Array.isArray(row) ? row : {value: row}));
  const columns = [...new Set(entries.flatMap(Object.keys))];
  return [
    table(`${name}, from ${key}`,
      h('thead', {role: 'rowgroup'}, row(columns.map((column) => h('th', {scope: 'col', role: 'columnheader'}, column)))),
      entries.map((entry) => row(columns.map((column) => cell(text(entry[column]), column))))),
    ...rest,
  ];
}

function pairs(key, data) {
  const rows = Object.entries(data).map(([name, value]) => row([h('th', {scope: 'row', role: 'rowheader'}, name), cell(text(value))]));
  return rows.length ? table(`Response of ${key}`, undefined, rows) : h('p', {class: 'empty'}, 'The response is an empty object.');
}

/**
 * A wide table scrolls in its own area, which therefore takes the keyboard focus. On a narrow screen, the style shows each
 * cell of a list on its own line, below the column's name. The roles keep it a table for screen readers.
 */
const table = (name, head, rows) =>
  h('div', {class: 'scroll', tabindex: '0', role: 'region', 'aria-label': name},
    h('table', {role: 'table', class: head ? 'list' : 'pairs'}, h('caption', {class: 'hidden'}, name), head,
      h('tbody', {role: 'rowgroup'}, rows)));

const row = (cells) => h('tr', {role: 'row'}, cells);
const cell = (value, column) => h('td', {role: 'cell', 'data-column': column}, value);

const text = (value) => (value === undefined ? '' : typeof value === 'string' ? value : JSON.stringify(value));

const rawBody = (raw, data) =>
  h('details', {}, h('summary', {}, 'Raw response'),
    h('pre', {tabindex: '0', 'aria-label': 'Raw response'}, data === undefined ? raw : JSON.stringify(data, null, 2)));
