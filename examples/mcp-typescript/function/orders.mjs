// The orders, in memory: each instance of the function has its own. Use a table in your function.
const all = new Map([
  ['1001', {id: '1001', item: 'Keyboard', status: 'open'}],
  ['1002', {id: '1002', item: 'Monitor', status: 'sent'}],
]);

/** What a person or a model can correct. The caller reads the message. */
export class OrderError extends Error {}

export const orders = () => [...all.values()];

export function order(id) {
  const found = all.get(id);
  if (!found) {
    throw new OrderError(`there is no order ${id}; the IDs are ${[...all.keys()].join(', ')}`);
  }
  return found;
}

export function cancel(id) {
  const {status} = order(id);
  if (status === 'sent') {
    throw new OrderError(`order ${id} is sent already; only open orders can be cancelled`);
  }
  all.set(id, {...order(id), status: 'cancelled'});
  return order(id);
}
