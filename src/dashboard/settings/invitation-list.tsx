import { Badge, Button, Group, Stack, Text, Title } from '@mantine/core';
import type { Invitation } from '../../contract/team.js';
import { texts } from '../messages/texts.js';
import { Addresses } from '../parts/addresses.js';
import { ConfirmButton } from '../parts/confirm-button.js';
import { Parted } from '../parts/parted.js';
import { dateOf } from '../parts/tell-time.js';

const texted = texts.team;

interface InvitationActs {
  resend: (invitation: Invitation) => void;
  withdraw: (invitation: Invitation) => void;
}

interface InvitationListProps {
  items: readonly Invitation[];
  /** Null for those who only read. */
  acts: InvitationActs | null;
}

export function InvitationList({ items, acts }: InvitationListProps) {
  if (items.length === 0)
    return (
      <Text size="sm" c="dimmed">
        {texted.noInvitations}
      </Text>
    );
  return (
    <Stack component="ul" className="plain-list" gap="lg" aria-label={texted.invitations}>
      {items.map((invitation) => (
        <Group component="li" key={invitation.id} justify="space-between" gap="sm" className="named-row">
          <InvitationFacts invitation={invitation} />
          {acts && <InvitationControls invitation={invitation} acts={acts} />}
        </Group>
      ))}
    </Stack>
  );
}

const InvitationFacts = ({ invitation }: { invitation: Invitation }) => (
  <div className="shrinks">
    <Group gap="xs" mb={4}>
      <Title order={3} size="h5" className="wraps">
        <Addresses>{invitation.email}</Addresses>
      </Title>
      <Badge>{texts.shell.roles[invitation.role]}</Badge>
      {invitation.is_expired && <Badge color="orange">{texted.expired}</Badge>}
    </Group>
    <Parted size="sm" c="dimmed">
      {texted.invitedBy(invitation.invited_by)}
      {!invitation.is_expired && texted.worksUntil(dateOf(invitation.expires_at))}
    </Parted>
  </div>
);

const InvitationControls = ({ invitation, acts }: { invitation: Invitation; acts: InvitationActs }) => (
  <Group gap="xs">
    <Button
      size="xs"
      variant="default"
      aria-label={texted.resendTo(invitation.email)}
      onClick={() => acts.resend(invitation)}
    >
      {texted.resend}
    </Button>
    <ConfirmButton
      size="xs"
      label={texted.withdraw}
      question={texted.withdrawQuestion(invitation.email)}
      consequence={texted.withdrawConsequence}
      confirm={texted.withdrawConfirm}
      onConfirm={() => acts.withdraw(invitation)}
    />
  </Group>
);
