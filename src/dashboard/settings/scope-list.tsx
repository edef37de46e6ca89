import { SimpleGrid, Text } from '@mantine/core';
import { type Permission, permissions, type Scope } from '../../contract/permissions.js';
import { texts } from '../messages/texts.js';
import { scopeAreas, tellScope } from './scope-areas.js';
import { ScopeName } from './scope-choice.js';

const texted = texts.settings.keys;
/** More than these are read when they are asked for. */
const mostAtOnce = 6;

/** What a key may do: in words, with the names that programs use. */
export function ScopeList({ scopes }: { scopes: readonly Scope[] }) {
  if (scopes.includes('*'))
    return (
      <Text size="sm" mt="xs">
        {tellScope('*')}
      </Text>
    );
  const given = permissions.filter((permission) => scopes.includes(permission));
  if (given.length <= mostAtOnce) return <Words given={given} />;
  return (
    <details>
      <Text component="summary" size="sm" mt="xs">
        {texted.mayDoMany(given.length)}
      </Text>
      <Words given={given} />
    </details>
  );
}

const Words = ({ given }: { given: readonly Permission[] }) => (
  <SimpleGrid
    component="ul"
    className="plain-list"
    aria-label={texted.mayDo}
    cols={{ base: 1, md: 2 }}
    verticalSpacing={6}
    mt="xs"
  >
    {scopeAreas(given).flatMap((area) =>
      area.permissions.map((permission) => (
        <li key={permission}>
          <Text size="sm">{tellScope(permission)}</Text>
          <Text size="xs" c="dimmed">
            <ScopeName>{permission}</ScopeName>
          </Text>
        </li>
      )),
    )}
  </SimpleGrid>
);
