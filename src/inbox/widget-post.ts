import { spend } from '../billing/spend.js';
import type { PostMessage } from '../contract/widget.js';
import { AppError } from '../platform/errors.js';
import type { RequestFacts } from '../platform/http/caller.js';
import { forTenant } from '../platform/scoped-key.js';
import { ingestEvent, type ReceiveDeps } from './receive-hook.js';
import { asVisitor, type Entered, type GuardDeps } from './widget-guard.js';
import { externalIdOf } from './widget-history.js';
import type { WidgetVisitor } from './widget-visitor.js';

export type PostDeps = ReceiveDeps & GuardDeps;

/**
 * Stores what a visitor wrote, once for each `client_id`. The first message makes the conversation, a later one opens it
 * again if it was closed. Throws `rate-limited`, and `budget-exhausted` when the tenant's day is used up.
 */
export async function postWidgetMessage(
  entered: Entered,
  { message, address }: { message: PostMessage; address: RequestFacts['address'] },
  deps: PostDeps,
): Promise<void> {
  const visitor = await asVisitor(entered, deps, (_tx, who) => Promise.resolve(who));
  await keepLimits(entered, { visitor, address }, deps);
  await ingestEvent(
    entered.bound,
    {
      kind: 'message',
      conversation_id: visitor.external_id,
      message_id: externalIdOf(visitor, message.client_id),
      role: 'visitor',
      private: false,
      text: message.text,
      attachments: [],
      // The database's clock, which answers are told by too.
      sent_at: visitor.now.toISOString(),
      visitor: { external_id: visitor.external_id },
    },
    { ...deps, isTrusted: true },
  );
}

async function keepLimits(
  entered: Entered,
  { visitor, address }: { visitor: WidgetVisitor; address: string },
  deps: PostDeps,
): Promise<void> {
  const { tenant_id: tenantId, tenant_config: config } = entered.bound.row;
  const { limits } = config;
  const perMinute = (name: string, points: number) => ({ name, points, perSeconds: 60 });
  await deps.limiter.consume(
    perMinute('public-visitor', limits.messages_per_visitor_per_minute),
    forTenant(tenantId, visitor.id),
  );
  await deps.limiter.consume(
    perMinute('public-address', limits.messages_per_address_per_minute),
    forTenant(tenantId, address),
  );
  const isAffordable = await asVisitor(entered, deps, (tx) =>
    spend(tx, { kind: 'public-messages', limit: limits.messages_per_day }),
  );
  if (!isAffordable) throw new AppError('budget-exhausted');
}
