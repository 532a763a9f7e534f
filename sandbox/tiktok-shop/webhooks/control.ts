import { orProblem } from '../../kernel/control.ts';
import type { ControlRoute } from '../../kernel/control.ts';
import type { Deliveries } from '../../kernel/deliver-webhooks.ts';

/** How webhooks travel: duplicates, losses, order, delay. */
export function createWebhookControl(deliveries: Deliveries): ControlRoute[] {
  return [
    { method: 'GET', path: '/_sandbox/webhooks', run: () => deliveries.mood() },
    { method: 'POST', path: '/_sandbox/webhooks', run: ({ body }) => orProblem(deliveries.setMood(body)) },
  ];
}
