import { Badge, Group, Stack, Text, Title } from '@mantine/core';
import { useState } from 'react';
import type { Role } from '../../contract/permissions.js';
import type { TeamMember } from '../../contract/team.js';
import { texts } from '../messages/texts.js';
import { Addresses } from '../parts/addresses.js';
import { ConfirmButton } from '../parts/confirm-button.js';
import { Moment } from '../parts/moment.js';
import { Parted } from '../parts/parted.js';
import { dateOf } from '../parts/tell-time.js';
import { RoleSelect } from './role-select.js';

const texted = texts.team;

interface MemberActs {
  setRole: (change: { member: TeamMember; role: Role }) => void;
  remove: (member: TeamMember) => void;
}

interface MemberListProps {
  items: readonly TeamMember[];
  /** There are more members than these. */
  hasMore: boolean;
  /** Null for those who only read. */
  acts: MemberActs | null;
}

export function MemberList({ items, hasMore, acts }: MemberListProps) {
  if (items.length === 0) return <Text c="dimmed">{texted.noMembers}</Text>;
  const onlyOwner = hasMore ? undefined : onlyOwnerOf(items);
  return (
    <Stack component="ul" className="plain-list" gap="lg" aria-label={texted.members}>
      {items.map((member) => (
        <Group component="li" key={member.id} justify="space-between" gap="sm" className="named-row">
          <MemberFacts
            member={member}
            hasRole={acts === null || member === onlyOwner}
            hint={acts && member === onlyOwner ? texted.lastOwner : undefined}
          />
          {/* Whoever is changed elsewhere meanwhile is shown anew. */}
          {acts && member !== onlyOwner && <MemberControls key={member.role} member={member} acts={acts} />}
        </Group>
      ))}
    </Stack>
  );
}

/** A team keeps an owner: the last one is neither removed nor given another role. */
function onlyOwnerOf(items: readonly TeamMember[]): TeamMember | undefined {
  const [first, ...others] = items.filter(({ role }) => role === 'owner');
  return others.length === 0 ? first : undefined;
}

interface MemberFactsProps {
  member: TeamMember;
  /** Whoever changes roles sees them where they are changed. */
  hasRole: boolean;
  /** Why it has no controls. */
  hint: string | undefined;
}

function MemberFacts({ member, hasRole, hint }: MemberFactsProps) {
  const { name, email, role, is_you, has_second_factor, last_sign_in_at, joined_at } = member;
  return (
    <div className="shrinks">
      <Group gap="xs" mb={4}>
        <Title order={3} size="h5">
          {name}
        </Title>
        {hasRole && <Badge>{texts.shell.roles[role]}</Badge>}
        {is_you && <Badge color="gray">{texted.you}</Badge>}
        {has_second_factor === true && <Badge color="green">{texted.secondFactor}</Badge>}
      </Group>
      <Text size="sm" className="wraps">
        <Addresses>{email}</Addresses>
      </Text>
      <Parted size="sm" c="dimmed">
        <>
          {texted.lastSignIn}:{' '}
          {last_sign_in_at === null ? texts.common.never : <Moment at={last_sign_in_at} />}
        </>
        {texted.joined(dateOf(joined_at))}
      </Parted>
      {hint !== undefined && (
        <Text size="sm" c="dimmed">
          {hint}
        </Text>
      )}
    </div>
  );
}

/** The new role is chosen first and given with a second step, as it signs the person out. */
function MemberControls({ member, acts }: { member: TeamMember; acts: MemberActs }) {
  const [role, setRole] = useState(member.role);
  const said = wordsFor(member);
  return (
    <Group gap="xs">
      <RoleSelect label={texted.role(member.name)} isLabelHidden value={role} onChange={setRole} />
      {role !== member.role && (
        <ConfirmButton
          size="xs"
          label={texted.changeRole}
          {...said.role}
          isGentle
          onConfirm={() => acts.setRole({ member, role })}
        />
      )}
      <ConfirmButton size="xs" {...said.removal} onConfirm={() => acts.remove(member)} />
    </Group>
  );
}

/** Whoever is asked about themselves is not spoken to of somebody else. */
function wordsFor({ name, is_you }: TeamMember) {
  if (is_you)
    return {
      role: {
        ...{ question: texted.changeOwnRole, consequence: texted.changeOwnHelp },
        confirm: texted.changeOwnRole,
      },
      removal: {
        ...{ label: texted.leave, question: texted.leaveQuestion },
        ...{ consequence: texted.leaveConsequence, confirm: texted.leave },
      },
    };
  return {
    role: {
      ...{ question: texted.changeRoleOf(name), consequence: texted.changeHelp },
      confirm: texted.changeRoleOf(name),
    },
    removal: {
      ...{ label: texted.remove, question: texted.removeQuestion(name) },
      ...{ consequence: texted.removeConsequence, confirm: texted.removeConfirm },
    },
  };
}
