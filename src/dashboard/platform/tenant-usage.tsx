import { type TenantUsage, usageDays } from '../../contract/tenants.js';
import { texts } from '../messages/texts.js';
import { Moment } from '../parts/moment.js';
import { Parted } from '../parts/parted.js';

const texted = texts.platform.usage;

/** How much a business uses of the installation. */
export const Usage = ({ usage }: { usage: TenantUsage }) => (
  <Parted size="sm" c="dimmed" className="wraps">
    {texted.recent(usage.conversations, usage.model_calls, usageDays)}
    {texted.inboxes(usage.connections)}
    {usage.last_active_at === null ? (
      texted.neverActive
    ) : (
      <>
        {texted.lastActive} <Moment at={usage.last_active_at} />
      </>
    )}
  </Parted>
);
