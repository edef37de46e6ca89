import { NativeSelect } from '@mantine/core';
import { Role, roles } from '../../contract/permissions.js';
import { texts } from '../messages/texts.js';

interface RoleSelectProps {
  label: string;
  /** For where it stands beside the name that it is about. */
  isLabelHidden?: boolean;
  value: Role;
  onChange: (role: Role) => void;
}

export const RoleSelect = ({ label, isLabelHidden = false, value, onChange }: RoleSelectProps) => (
  <NativeSelect
    {...(isLabelHidden ? { 'aria-label': label, size: 'xs' } : { label })}
    value={value}
    onChange={(event) => onChange(Role.parse(event.currentTarget.value))}
    data={roles.map((role) => ({
      value: role,
      label: isLabelHidden ? texts.shell.roles[role] : texts.team.roleHelp[role],
    }))}
  />
);
