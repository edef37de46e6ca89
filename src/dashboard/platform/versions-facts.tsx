import type { Installation } from '../../contract/installation.js';
import { texts } from '../messages/texts.js';
import { Facts } from '../parts/facts.js';

const texted = texts.platform.system;

/** What the installation is made of. */
export const Versions = ({ installation: { version, database, schema, queue } }: VersionsProps) => (
  <Facts
    labelWidth={240}
    items={[
      { label: texted.product, value: texted.version(version) },
      { label: texted.database, value: texted.databases[database.kind](database.version) },
      {
        label: texted.schema,
        value: <span className="wraps">{schema === '' ? texted.noSchema : schema}</span>,
      },
      { label: texted.queue, value: texted.queues[queue.kind] },
    ]}
  />
);

interface VersionsProps {
  installation: Installation;
}
