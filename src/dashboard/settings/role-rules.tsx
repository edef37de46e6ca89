import { Button, Group, NativeSelect, Stack, Text, TextInput } from '@mantine/core';
import { grantedRoles } from '../../contract/sign-in-service.js';
import type { FormOf } from '../form/form-of.js';
import { texts } from '../messages/texts.js';
import type { ServiceValues } from './service-values.js';

const texted = texts.signIn;

const shortChoices = grantedRoles.map((role) => ({ value: role, label: texts.shell.roles[role] }));

/** What the service may make of its people. */
export function RoleRules({ form }: { form: FormOf<ServiceValues> }) {
  const rules = form.values.role_mapping;
  const setRules = (changed: ServiceValues['role_mapping']) => form.setFieldValue('role_mapping', changed);
  return (
    <>
      <TextInput
        label={texted.roleClaim}
        description={texted.roleClaimHelp}
        placeholder="groups"
        {...form.getInputProps('role_claim')}
      />
      {form.values.role_claim.trim() !== '' && (
        <Stack gap="sm" role="group" aria-label={texted.roleMapping}>
          <Text size="sm" fw={500} aria-hidden>
            {texted.roleMapping}
          </Text>
          {rules.map((_, index) => (
            <RoleRule
              form={form}
              index={index}
              key={index}
              onRemove={() => setRules(rules.filter((_rule, at) => at !== index))}
            />
          ))}
          <Group>
            <Button
              size="xs"
              variant="default"
              onClick={() => setRules([...rules, { value: '', role: 'agent' }])}
            >
              {texted.addRule}
            </Button>
          </Group>
        </Stack>
      )}
    </>
  );
}

interface RoleRuleProps {
  form: FormOf<ServiceValues>;
  index: number;
  onRemove: () => void;
}

const RoleRule = ({ form, index, onRemove }: RoleRuleProps) => (
  <Group align="flex-end" gap="xs" className="first-fills">
    <TextInput
      label={texted.ifValue}
      aria-label={texted.ruleValue(index + 1)}
      className="grows"
      {...form.getInputProps(`role_mapping.${index}.value`)}
    />
    <NativeSelect
      label={texted.thenRole}
      aria-label={texted.ruleRole(index + 1)}
      data={shortChoices}
      {...form.getInputProps(`role_mapping.${index}.role`)}
    />
    <Button
      size="xs"
      variant="default"
      c="var(--mantine-color-error)"
      className="no-shrink"
      aria-label={texted.removeRule(index + 1)}
      onClick={onRemove}
    >
      {texts.team.remove}
    </Button>
  </Group>
);
