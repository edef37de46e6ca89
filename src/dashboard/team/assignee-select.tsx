import { NativeSelect } from '@mantine/core';
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
  const team = useTeam();
  const nameOf = useNameOf();
  const isKnown = assigneeId === null || team.some(({ id }) => id === assigneeId);
  return (
    <NativeSelect
      size="xs"
      className="shrinks"
      aria-label={label}
      value={assigneeId ?? ''}
      onChange={({ currentTarget: { value } }) => onAssign(value === '' ? null : value)}
      data={[
        { value: '', label: texted.nobody },
        ...(isKnown ? [] : [{ value: assigneeId, label: nameOf(assigneeId) }]),
        ...team.map(({ id, name }) => ({ value: id, label: name })),
      ]}
    />
  );
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
      aria-label={texted.whose}
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
