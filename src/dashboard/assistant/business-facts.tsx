import { Fieldset, Group, Text } from '@mantine/core';
import type { TenantConfig } from '../../contract/config.js';
import { nameOfLanguage } from '../form/name-language.js';
import { texts } from '../messages/texts.js';
import { Facts } from '../parts/facts.js';
import { TextLink } from '../parts/links.js';
import { useCan } from '../session/member-context.js';
import { tellHours } from './tell-hours.js';

const texted = texts.assistant.setting;

/** What of the business's settings an assistant goes by; it is changed there. */
export function BusinessFacts({ config: { languages, opening_hours, time_zone } }: { config: TenantConfig }) {
  const canChange = useCan('config:write');
  const hours = tellHours(opening_hours);
  return (
    <Fieldset legend={texted.legend}>
      <Facts
        items={[
          { label: texted.languages, value: languages.map(nameOfLanguage).join(', ') },
          { label: texted.open, value: opening_hours === null ? hours : texted.zone(hours, time_zone) },
        ]}
      />
      <Group gap="4px 10px" mt="xs">
        <Text size="sm" c="dimmed">
          {texted.from}
        </Text>
        {canChange && (
          <TextLink to="/settings" hash="business" size="sm">
            {texted.change}
          </TextLink>
        )}
      </Group>
    </Fieldset>
  );
}
