import { Button, Group, NativeSelect, Text } from '@mantine/core';
import { type Lead, LeadStatus, leadStatuses, mostReviewed } from '../../contract/leads.js';
import { texts } from '../messages/texts.js';
import { useTeam } from '../team/use-team.js';
import { MergeButton } from './merge-button.js';
import type { LeadChange } from './use-lead-review.js';

const texted = texts.leads;
const nobody = 'nobody';

interface ChosenBarProps {
  chosen: readonly Lead[];
  onChange: (change: LeadChange) => void;
  onClear: () => void;
}

/** What is done with all that are chosen; nothing is offered before. */
export function ChosenBar({ chosen, onChange, onClear }: ChosenBarProps) {
  const team = useTeam();
  if (chosen.length === 0) return null;
  return (
    <Group gap="xs" mb="sm" className="chosen-bar" role="group" aria-label={texted.chosen(chosen.length)}>
      <Text size="sm" fw={600} role="status">
        {chosen.length < mostReviewed ? texted.chosen(chosen.length) : texted.chosenMost(chosen.length)}
      </Text>
      <NativeSelect
        size="xs"
        aria-label={texted.statusOfChosen}
        value=""
        onChange={({ currentTarget: { value } }) => onChange({ status: LeadStatus.parse(value) })}
        data={[
          { value: '', label: texted.statusOfChosen, disabled: true },
          ...leadStatuses.map((status) => ({ value: status, label: texted.statuses[status] })),
        ]}
      />
      <NativeSelect
        size="xs"
        aria-label={texted.assigneeOfChosen}
        value=""
        onChange={({ currentTarget: { value } }) =>
          onChange({ assignee_id: value === nobody ? null : value })
        }
        data={[
          { value: '', label: texted.assigneeOfChosen, disabled: true },
          { value: nobody, label: texts.team.nobody },
          ...team.map(({ id, name }) => ({ value: id, label: name })),
        ]}
      />
      <MergeButton chosen={chosen} onMerged={onClear} />
      <Button size="xs" variant="subtle" onClick={onClear}>
        {texted.chooseNone}
      </Button>
    </Group>
  );
}
