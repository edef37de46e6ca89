import { Blockquote, DataList, Drawer, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { Lead } from '../../contract/leads.js';
import type { Tagged } from '../call.js';
import { texts } from '../messages/texts.js';
import { ButtonLink } from '../parts/links.js';
import { Loaded } from '../parts/loaded.js';
import { useDrawn } from '../parts/use-drawn.js';
import { exactTime } from '../parts/tell-time.js';
import { nameWithAddress } from '../privacy/name-with-address.js';
import { VisitorData } from '../privacy/visitor-data.js';
import { leadKey, readLead } from './lead-calls.js';
import { LeadForm } from './lead-form.js';
import { nameLead } from './name-lead.js';

const texted = texts.leads;

interface LeadDrawerProps {
  /** Absent while none is open. */
  leadId: string | undefined;
  /** The same as the list shows it, where it still does. */
  listed: Lead | undefined;
  canWrite: boolean;
  onClose: () => void;
}

/** All that is known of a lead, beside the list. What is typed here stays when the lead leaves the list. */
export function LeadDrawer({ leadId, listed, canWrite, onClose }: LeadDrawerProps) {
  const isDrawn = useDrawn();
  return (
    <Drawer
      opened={isDrawn && leadId !== undefined}
      onClose={onClose}
      position="right"
      title={listed ? nameLead(listed) : texted.detail}
    >
      {leadId !== undefined && <OneLead key={leadId} leadId={leadId} canWrite={canWrite} onClose={onClose} />}
    </Drawer>
  );
}

interface OneLeadProps {
  leadId: string;
  canWrite: boolean;
  onClose: () => void;
}

function OneLead({ leadId, canWrite, onClose }: OneLeadProps) {
  const lead = useQuery({
    queryKey: leadKey(leadId),
    queryFn: ({ signal }) => readLead(leadId, signal),
  });
  return (
    <Loaded query={lead}>{(read) => <LeadDetail lead={read} canWrite={canWrite} onClose={onClose} />}</Loaded>
  );
}

const LeadDetail = ({ lead, canWrite, onClose }: Omit<OneLeadProps, 'leadId'> & { lead: Tagged<Lead> }) => (
  <Stack>
    <Provenance lead={lead} />
    {canWrite ? (
      <LeadForm lead={lead} onSaved={onClose} />
    ) : (
      <Text className="message-text">{lead.note}</Text>
    )}
    <VisitorData
      which={{ lead_id: lead.id }}
      whom={nameWithAddress(nameLead(lead), lead)}
      onErased={onClose}
    />
  </Stack>
);

/** Where a lead came from: the visitor's own words, what they had been told, and the conversation. */
const Provenance = ({ lead }: { lead: Lead }) => (
  <>
    <figure className="quote">
      <figcaption>
        <Text size="sm" fw={600} mb={6}>
          {texted.quote}
        </Text>
      </figcaption>
      <Blockquote p="sm" bg="var(--ground-visitor)" className="message-text">
        {lead.quote}
      </Blockquote>
    </figure>
    <ButtonLink
      to="/conversations/$conversationId"
      params={{ conversationId: lead.conversation_id }}
      variant="default"
      size="xs"
      w="fit-content"
    >
      {texted.toConversation}
    </ButtonLink>
    <DataList orientation="vertical" gap="xs">
      <DataList.Item>
        <DataList.ItemLabel>{texted.created}</DataList.ItemLabel>
        <DataList.ItemValue>{exactTime(lead.created_at)}</DataList.ItemValue>
      </DataList.Item>
      <DataList.Item>
        <DataList.ItemLabel>{texted.consent}</DataList.ItemLabel>
        <DataList.ItemValue>{lead.consent_text ?? texted.noConsent}</DataList.ItemValue>
      </DataList.Item>
    </DataList>
  </>
);
