import { Checkbox, Fieldset, SimpleGrid, Stack, Text } from '@mantine/core';
import type { Permission } from '../../contract/permissions.js';
import type { FormOf } from '../form/form-of.js';
import { texts } from '../messages/texts.js';
import { mayAll, scopeAreas, tellScope } from './scope-areas.js';

const texted = texts.settings.keys;

interface ScopeChoiceProps {
  /** What can be given. */
  permissions: readonly Permission[];
  isEverything: boolean;
  input: ReturnType<FormOf<unknown>['getInputProps']>;
}

/** What a key may do, area by area: in words, with the name that programs use below. */
export const ScopeChoice = ({ permissions, isEverything, input }: ScopeChoiceProps) => (
  <Checkbox.Group label={texted.scopes} required {...input}>
    <Checkbox
      value="*"
      label={mayAll(permissions) ? texted.everything : texted.everythingOfYours}
      mt="xs"
      mb="md"
    />
    <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="lg" verticalSpacing="md">
      {scopeAreas(permissions).map((area) => (
        <Fieldset key={area.title} variant="unstyled" legend={area.title} disabled={isEverything}>
          <Stack gap="xs">
            {area.permissions.map((permission) => (
              <Checkbox
                key={permission}
                value={permission}
                label={tellScope(permission)}
                description={<ScopeName>{permission}</ScopeName>}
              />
            ))}
          </Stack>
        </Fieldset>
      ))}
    </SimpleGrid>
  </Checkbox.Group>
);

/** The name that a program asks for. */
export const ScopeName = ({ children }: { children: string }) => (
  <Text span inherit ff="monospace">
    {children}
  </Text>
);
