import { Stack } from '@mantine/core';
import { texts } from '../messages/texts.js';
import { Loaded } from '../parts/loaded.js';
import { Section } from '../parts/section.js';
import { FindPerson } from '../privacy/find-person.js';
import { useCan } from '../session/member-context.js';
import { ExportSection } from '../transfer/export-section.js';
import { ImportSection } from '../transfer/import-section.js';
import { EndTenantForm } from './end-tenant-form.js';
import { RetentionForm } from './retention-form.js';
import { useConfig } from './use-config.js';

const texted = texts.privacy;

/** How long things are kept, what is held of one person, all of it as an archive, and the end of it. */
export function DataTab() {
  const config = useConfig();
  const canWrite = useCan('config:write');
  const canHandle = useCan('data:write');
  const canEnd = useCan('tenant:write');
  return (
    <Loaded query={config}>
      {(read) => (
        <Stack>
          <Section title={texted.retention.title} intro={texted.retention.intro}>
            <RetentionForm config={read} canWrite={canWrite} />
          </Section>
          {canHandle && (
            <Section title={texted.find.title} intro={texted.find.intro}>
              <FindPerson />
            </Section>
          )}
          {canEnd && <ExportSection name={read.name} />}
          {canEnd && <ImportSection />}
          {canEnd && (
            <Section title={texted.end.title} intro={texted.end.intro}>
              <EndTenantForm name={read.name} />
            </Section>
          )}
        </Stack>
      )}
    </Loaded>
  );
}
