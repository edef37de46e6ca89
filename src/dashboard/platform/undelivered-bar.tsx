import { Group, NativeSelect, Text } from '@mantine/core';
import { texts } from '../messages/texts.js';
import { ConfirmButton } from '../parts/confirm-button.js';
import { choosableCauses, tellCause, tellWhich, type Which } from './tell-undelivered.js';

const texted = texts.platform.undelivered;

interface UndeliveredBarProps {
  which: Which;
  businesses: readonly { id: string; name: string }[];
  /** How many fit; null where that is more than were read. */
  count: number | null;
  isSending: boolean;
  onBusiness: (tenantId: string | undefined) => void;
  onCause: (reason: string | undefined) => void;
  onReplayAll: () => void;
}

const chosenIn = (value: string): string | undefined => (value === '' ? undefined : value);

/** Which of it is listed, and all of that sent again. */
export function UndeliveredBar(props: UndeliveredBarProps) {
  const { which, businesses, count, isSending, onBusiness, onCause, onReplayAll } = props;
  const isNarrowed = which.tenant_id !== undefined || which.reason !== undefined;
  return (
    <Group mb="md" align="flex-end" className="undelivered-bar">
      <NativeSelect
        label={texted.business}
        value={which.tenant_id ?? ''}
        onChange={(event) => onBusiness(chosenIn(event.currentTarget.value))}
        data={[
          { value: '', label: texted.anyBusiness },
          ...businesses.map(({ id, name }) => ({ value: id, label: name })),
        ]}
      />
      <NativeSelect
        label={texted.cause}
        value={which.reason ?? ''}
        onChange={(event) => onCause(chosenIn(event.currentTarget.value))}
        data={[
          { value: '', label: texted.anyCause },
          ...choosableCauses(which.reason).map((value) => ({ value, label: tellCause(value) })),
        ]}
      />
      {isNarrowed && count !== 0 && (
        <ConfirmButton
          label={texted.replayAll}
          question={texted.question(count)}
          consequence={texted.consequence(count, tellWhich(which, businesses))}
          confirm={texted.confirm}
          isGentle
          loading={isSending}
          onConfirm={onReplayAll}
        />
      )}
      {!isNarrowed && count !== 0 && (
        <Text size="sm" c="dimmed" className="bar-hint">
          {texted.chooseFirst}
        </Text>
      )}
    </Group>
  );
}
