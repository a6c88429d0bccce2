// The tools, with the scope that a token needs for each. Add your own here.
import * as z from 'zod';
import {cancel, order, orders} from './orders.mjs';

const id = z.string().max(20).describe('ID of an order, such as 1001');

export const TOOLS = [
  {
    name: 'list_orders',
    description: 'Lists all orders with their status.',
    scope: 'read',
    input: z.strictObject({}),
    annotations: {readOnlyHint: true},
    run: () => ({orders: orders()}),
  },
  {
    name: 'get_order',
    description: 'Returns one order.',
    scope: 'read',
    input: z.strictObject({id}),
    annotations: {readOnlyHint: true},
    run: (input) => order(input.id),
  },
  {
    name: 'cancel_order',
    description: 'Cancels an order that is not sent yet.',
    scope: 'write',
    input: z.strictObject({id}),
    annotations: {readOnlyHint: false, destructiveHint: true, idempotentHint: true},
    run: (input) => cancel(input.id),
  },
];
