import { Text } from '@mantine/core';
import { texts } from '../messages/texts.js';
import { Loaded } from '../parts/loaded.js';
import { ConnectorList } from './connector-list.js';
import { useInstalled } from './use-installed.js';

/** What businesses can connect, and how often they did. */
export function ConnectorsTab() {
  const installed = useInstalled();
  return (
    <>
      <Text c="dimmed" mb="md" maw="65ch">
        {texts.platform.connectors.intro}
      </Text>
      <Loaded query={installed}>{({ items }) => <ConnectorList items={items} />}</Loaded>
    </>
  );
}
