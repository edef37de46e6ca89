import { Badge, Button, Group, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { lazyRouteComponent } from '@tanstack/react-router';
import { Suspense } from 'react';
import type { SecondFactor } from '../../contract/second-factor.js';
import { texts } from '../messages/texts.js';
import { Loaded } from '../parts/loaded.js';
import { Section } from '../parts/section.js';
import { readSecondFactor, secondFactorKey } from './account-calls.js';

const texted = texts.settings.account;

/** Loaded when they are first opened. */
const SetUpDialog = lazyRouteComponent(() => import('./set-up-dialog.js'), 'SetUpDialog');
const TurnOffDialog = lazyRouteComponent(() => import('./turn-off-dialog.js'), 'TurnOffDialog');

/** Whether signing in takes a code, and how to change that. */
export function SecondFactorSection() {
  const client = useQueryClient();
  const [isOpen, dialog] = useDisclosure(false);
  const factor = useQuery({
    queryKey: secondFactorKey,
    queryFn: ({ signal }) => readSecondFactor(signal),
  });
  const close = () => {
    dialog.close();
    void client.invalidateQueries({ queryKey: secondFactorKey });
  };
  return (
    <Section title={texted.factorTitle} intro={texted.factorIntro}>
      <Loaded query={factor}>
        {(read) => (
          <Stack align="flex-start">
            <FactorState factor={read} />
            <Button
              variant="default"
              onClick={dialog.open}
              {...(read.is_on && { c: 'var(--mantine-color-error)' })}
            >
              {read.is_on ? texted.turnOff : texted.setUp}
            </Button>
            {isOpen && (
              <Suspense fallback={null}>
                {read.is_on ? <TurnOffDialog onClose={close} /> : <SetUpDialog onClose={close} />}
              </Suspense>
            )}
          </Stack>
        )}
      </Loaded>
    </Section>
  );
}

const FactorState = ({ factor }: { factor: SecondFactor }) => (
  <Group gap="xs">
    <Badge color={factor.is_on ? 'green' : 'gray'}>{factor.is_on ? texted.factorOn : texted.factorOff}</Badge>
    {factor.is_on && (
      <Text size="sm">
        {texted.codesLeft(factor.recovery_codes_left)} {texted.newCodesHelp}
      </Text>
    )}
  </Group>
);
