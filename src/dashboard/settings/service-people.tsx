import { Checkbox, Fieldset, NativeSelect, Stack, Text } from '@mantine/core';
import { useId } from '@mantine/hooks';
import { grantedRoles } from '../../contract/sign-in-service.js';
import type { FormOf } from '../form/form-of.js';
import { texts } from '../messages/texts.js';
import { RoleRules } from './role-rules.js';
import type { ServiceValues } from './service-values.js';

const texted = texts.signIn;

const choices = grantedRoles.map((role) => ({ value: role, label: texts.team.roleHelp[role] }));

/** Whether the team signs in with the service, and what depends on that; it keeps what it holds while it is out of reach. */
export function ServicePeople({ form }: { form: FormOf<ServiceValues> }) {
  const hintId = useId();
  const { is_enabled, is_required, creates_accounts, role_claim } = form.values;
  // It is also the role of those in the team for whom no rule fits.
  const hasDefaultRole = creates_accounts || role_claim.trim() !== '';
  return (
    <>
      <Checkbox
        label={texted.isEnabled}
        description={texted.isEnabledHelp}
        {...form.getInputProps('is_enabled', { type: 'checkbox' })}
      />
      <Fieldset
        variant="unstyled"
        className="dependents"
        disabled={!is_enabled}
        {...(!is_enabled && { 'aria-describedby': hintId })}
      >
        <Stack>
          {!is_enabled && (
            <Text id={hintId} size="sm" c="dimmed">
              {texted.onceEnabled}
            </Text>
          )}
          <Checkbox
            label={texted.createsAccounts}
            description={texted.createsAccountsHelp}
            {...form.getInputProps('creates_accounts', { type: 'checkbox' })}
          />
          {hasDefaultRole && (
            <NativeSelect label={texted.defaultRole} data={choices} {...form.getInputProps('default_role')} />
          )}
          <Checkbox
            label={texted.isRequired}
            description={texted.isRequiredHelp}
            {...form.getInputProps('is_required', { type: 'checkbox' })}
            checked={is_enabled && is_required}
          />
          <RoleRules form={form} />
        </Stack>
      </Fieldset>
    </>
  );
}
