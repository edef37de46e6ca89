import { Button, Radio, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import type { Lead } from '../../contract/leads.js';
import { texts } from '../messages/texts.js';
import { Addresses } from '../parts/addresses.js';
import { Dialog } from '../parts/dialog.js';
import { DialogFoot } from '../parts/dialog-foot.js';
import { Parted } from '../parts/parted.js';
import { exactTime } from '../parts/tell-time.js';
import { useDrawn } from '../parts/use-drawn.js';
import { nameLead } from './name-lead.js';
import { useMerge } from './use-lead-review.js';

const texted = texts.leads;

interface MergeDialogProps {
  leads: readonly [Lead, Lead];
  isOpen: boolean;
  onClose: () => void;
  onMerged: () => void;
}

/** Asks which of two leads stays. */
export function MergeDialog({ leads: [first, second], isOpen, onClose, onMerged }: MergeDialogProps) {
  const isDrawn = useDrawn();
  const [keptId, setKeptId] = useState(first.id);
  const merge = useMerge(() => {
    onClose();
    onMerged();
  });
  const [kept, other] = keptId === second.id ? [second, first] : [first, second];
  return (
    <Dialog opened={isDrawn && isOpen} onClose={onClose} title={texted.mergeTitle}>
      <Stack>
        <Text size="sm">{texted.mergeIntro}</Text>
        <Radio.Group label={texted.mergeKeep} value={kept.id} onChange={setKeptId}>
          <Stack gap="xs" mt="xs">
            {[first, second].map((lead) => (
              <Radio
                key={lead.id}
                value={lead.id}
                label={nameLead(lead)}
                description={<Known lead={lead} />}
              />
            ))}
          </Stack>
        </Radio.Group>
        <DialogFoot>
          <Button
            color="red.9"
            loading={merge.isPending}
            onClick={() => merge.mutate({ into: kept.id, from: other.id })}
          >
            {texted.mergeConfirm}
          </Button>
        </DialogFoot>
      </Stack>
    </Dialog>
  );
}

const Known = ({ lead: { email, phone, created_at } }: { lead: Lead }) => (
  <Parted inherit>
    {email !== null && <Addresses>{email}</Addresses>}
    {phone}
    {exactTime(created_at)}
  </Parted>
);
