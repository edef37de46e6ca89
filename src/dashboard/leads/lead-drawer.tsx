import { Blockquote, DataList, Drawer, Stack, Text } from '@mantine/core';
import type { Lead } from '../../contract/leads.js';
import { texts } from '../messages/texts.js';
import { ButtonLink } from '../parts/links.js';
import { exactTime } from '../parts/tell-time.js';
import { VisitorData } from '../privacy/visitor-data.js';
import { LeadForm } from './lead-form.js';
import { nameLead } from './name-lead.js';

const texted = texts.leads;

interface LeadDrawerProps {
  /** Absent while none is open. */
  lead: Lead | undefined;
  canWrite: boolean;
  onClose: () => void;
}

/** All that is known of a lead, beside the list. */
export const LeadDrawer = ({ lead, canWrite, onClose }: LeadDrawerProps) => (
  <Drawer
    opened={lead !== undefined}
    onClose={onClose}
    position="right"
    title={lead ? nameLead(lead) : texted.detail}
  >
    {lead && (
      <Stack>
        <Provenance lead={lead} />
        <VisitorData which={{ lead_id: lead.id }} onErased={onClose} />
        {canWrite ? (
          <LeadForm key={lead.id} lead={lead} onSaved={onClose} />
        ) : (
          <Text className="message-text">{lead.note}</Text>
        )}
      </Stack>
    )}
  </Drawer>
);

/** Where a lead came from: the visitor's own words, what they had been told, and the conversation. */
const Provenance = ({ lead }: { lead: Lead }) => (
  <>
    <figure className="quote">
      <figcaption>
        <Text size="sm" fw={600}>
          {texted.quote}
        </Text>
      </figcaption>
      <Blockquote p="sm" className="message-text">
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
