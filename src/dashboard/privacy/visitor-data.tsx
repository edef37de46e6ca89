import { Button, Group } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import type { WhichVisitor } from '../../contract/visitor-data.js';
import { texts } from '../messages/texts.js';
import { useCan } from '../session/member-context.js';
import { EraseDialog } from './erase-dialog.js';
import { useErasure, useHeld, useVisitorExport } from './use-visitor-data.js';

const texted = texts.privacy;

interface VisitorDataProps {
  which: WhichVisitor;
  /** Where the visitor was shown nothing is left to show. */
  onErased: () => void;
}

/** What a visitor may ask a business for: their data, and to be forgotten. Only for those who may do it. */
export function VisitorData({ which, onErased }: VisitorDataProps) {
  const [isErasing, { open, close }] = useDisclosure(false);
  const held = useHeld(which, isErasing);
  const exporting = useVisitorExport(which);
  const erasure = useErasure(which, () => {
    close();
    onErased();
  });
  if (!useCan('data:write')) return null;
  return (
    <Group gap="xs" role="group" aria-label={texted.visitorTitle}>
      <Button
        size="compact-xs"
        variant="default"
        loading={exporting.isPending}
        onClick={() => exporting.mutate()}
      >
        {texted.exportVisitor}
      </Button>
      <Button size="compact-xs" variant="default" onClick={open}>
        {texted.eraseVisitor}
      </Button>
      <EraseDialog
        isOpen={isErasing}
        onClose={close}
        held={held}
        isErasing={erasure.isPending}
        onErase={() => erasure.mutate()}
      />
    </Group>
  );
}
