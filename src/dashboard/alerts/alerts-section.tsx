import { Switch, Text } from '@mantine/core';
import { useState } from 'react';
import { texts } from '../messages/texts.js';
import { Section } from '../parts/section.js';
import { readAlertState, turnAlertsOff, turnAlertsOn } from './browser-alerts.js';

const texted = texts.alerts;

/** Whether this browser tells of visitors who wait while the dashboard is not looked at. */
export function AlertsSection() {
  const [state, setState] = useState(readAlertState);
  const change = async (isWanted: boolean) => setState(isWanted ? await turnAlertsOn() : turnAlertsOff());
  return (
    <Section title={texted.title} intro={texted.intro}>
      <Switch
        label={texted.wanted}
        checked={state === 'on'}
        disabled={state === 'unsupported' || state === 'denied'}
        onChange={({ currentTarget }) => void change(currentTarget.checked)}
      />
      <div role="status">
        {(state === 'unsupported' || state === 'denied') && (
          <Text size="sm" mt="xs">
            {texted[state]}
          </Text>
        )}
      </div>
    </Section>
  );
}
