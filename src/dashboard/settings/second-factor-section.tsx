import { Badge, Button, Group, Stack, Text } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Suspense, useState } from 'react';
import type { SecondFactor } from '../../contract/second-factor.js';
import { texts } from '../messages/texts.js';
import { lazyPart } from '../parts/lazy-part.js';
import { Loaded } from '../parts/loaded.js';
import { Section } from '../parts/section.js';
import { readSecondFactor, secondFactorKey } from './account-calls.js';

const texted = texts.settings.account;

/** Loaded when they are first opened. */
const SetUpDialog = lazyPart(() => import('./set-up-dialog.js'), 'SetUpDialog');
const RenewCodesDialog = lazyPart(() => import('./renew-codes-dialog.js'), 'RenewCodesDialog');
const TurnOffDialog = lazyPart(() => import('./turn-off-dialog.js'), 'TurnOffDialog');

/** What can be done about it, by the text of its button. */
const dialogs = { setUp: SetUpDialog, newCodes: RenewCodesDialog, turnOff: TurnOffDialog };

/** Whether signing in takes a code, and how to change that. */
export function SecondFactorSection() {
  const client = useQueryClient();
  const [opened, open] = useState<keyof typeof dialogs>();
  const factor = useQuery({
    queryKey: secondFactorKey,
    queryFn: ({ signal }) => readSecondFactor(signal),
  });
  const close = () => {
    open(undefined);
    void client.invalidateQueries({ queryKey: secondFactorKey });
  };
  const Opened = opened && dialogs[opened];
  return (
    <Section title={texted.factorTitle} intro={texted.factorIntro}>
      <Loaded query={factor}>
        {(read) => (
          <Stack align="flex-start">
            <FactorState factor={read} />
            <Group gap="sm">
              {(read.is_on ? (['newCodes', 'turnOff'] as const) : (['setUp'] as const)).map((act) => (
                <Button
                  key={act}
                  variant="default"
                  onClick={() => open(act)}
                  {...(act === 'turnOff' && { c: 'var(--mantine-color-error)' })}
                >
                  {texted[act]}
                </Button>
              ))}
            </Group>
            {Opened && (
              <Suspense fallback={null}>
                <Opened onClose={close} />
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
    {factor.is_on && <Text size="sm">{texted.codesLeft(factor.recovery_codes_left)}</Text>}
  </Group>
);
