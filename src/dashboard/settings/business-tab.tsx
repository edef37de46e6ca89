import { Loaded } from '../parts/loaded.js';
import { useCan } from '../session/member-context.js';
import { ConfigForm } from './config-form.js';
import { useConfig } from './use-config.js';

/** What the business is, when it is open, and what it may spend. */
export function BusinessTab() {
  const config = useConfig();
  const canWrite = useCan('config:write');
  return <Loaded query={config}>{(read) => <ConfigForm config={read} canWrite={canWrite} />}</Loaded>;
}
