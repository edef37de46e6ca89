import { NativeSelect, type NativeSelectProps } from '@mantine/core';
import type { Assignee } from '../../contract/assignee.js';
import { texts } from '../messages/texts.js';
import { useNameOf, useTeam } from './use-team.js';

const texted = texts.team;

interface AssigneeSelectProps {
  label: string;
  assigneeId: string | null;
  onAssign: (assigneeId: string | null) => void;
}

/** Who of the team looks after something, to be changed. */
export function AssigneeSelect({ label, assigneeId, onAssign }: AssigneeSelectProps) {
  return (
    <NativeSelect
      size="xs"
      className="shrinks"
      aria-label={label}
      value={assigneeId ?? ''}
      onChange={({ currentTarget: { value } }) => onAssign(value === '' ? null : value)}
      data={useChoices(assigneeId ?? '')}
    />
  );
}

/** The same in a form: the empty value is nobody. */
export const AssigneeInput = (props: NativeSelectProps & { value?: string }) => (
  <NativeSelect {...props} data={useChoices(props.value ?? '')} />
);

/** Everybody in the team; whoever is chosen is among them, also while the team is read. */
function useChoices(chosenId: string) {
  const team = useTeam();
  const nameOf = useNameOf();
  const isKnown = chosenId === '' || team.some(({ id }) => id === chosenId);
  return [
    { value: '', label: texted.nobody },
    ...(isKnown ? [] : [{ value: chosenId, label: nameOf(chosenId) }]),
    ...team.map(({ id, name }) => ({ value: id, label: name })),
  ];
}

interface AssigneeFilterProps {
  assignee: Assignee | undefined;
  onChange: (assignee: Assignee | undefined) => void;
}

/** Whose work to list. */
export function AssigneeFilter({ assignee, onChange }: AssigneeFilterProps) {
  const team = useTeam();
  return (
    <NativeSelect
      size="xs"
      label={texted.whose}
      value={assignee ?? ''}
      onChange={({ currentTarget: { value } }) => onChange(value === '' ? undefined : value)}
      data={[
        { value: '', label: texted.everybodys },
        { value: 'me', label: texted.mine },
        { value: 'none', label: texted.nobodys },
        ...team.filter(({ is_you }) => !is_you).map(({ id, name }) => ({ value: id, label: name })),
      ]}
    />
  );
}
