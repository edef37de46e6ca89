import { Button, Group } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import type { WhichVisitor } from '../../contract/visitor-data.js';
import { texts } from '../messages/texts.js';
import { FromFirstOpen } from '../parts/from-first-open.js';
import { lazyPart } from '../parts/lazy-part.js';
import { useCan } from '../session/member-context.js';
import { useErasure, useHeld, useVisitorExport } from './use-visitor-data.js';

const texted = texts.privacy;

const EraseDialog = lazyPart(() => import('./erase-dialog.js'), 'EraseDialog');

interface VisitorDataProps {
  which: WhichVisitor;
  /** Who that is, for people. */
  whom: string;
  /** Where the visitor was shown nothing is left to show. */
  onErased: () => void;
}

/** What a visitor may ask a business for: their data, and to be forgotten. Only for those who may do it. */
export function VisitorData({ which, whom, onErased }: VisitorDataProps) {
  const [isErasing, { open, close }] = useDisclosure(false);
  const held = useHeld(which, isErasing);
  const exporting = useVisitorExport(which);
  const erasure = useErasure(which, () => {
    close();
    onErased();
  });
  if (!useCan('data:write')) return null;
  return (
    <Group gap="xs" mt="xs" role="group" aria-label={texted.visitorTitle} className="quiet-acts">
      <Button
        size="compact-sm"
        fz="xs"
        variant="subtle"
        color="gray"
        loading={exporting.isPending}
        onClick={() => exporting.mutate()}
      >
        {texted.exportVisitor}
      </Button>
      <Button
        size="compact-sm"
        fz="xs"
        variant="subtle"
        color="red"
        c="var(--mantine-color-error)"
        onClick={open}
      >
        {texted.eraseVisitor}
      </Button>
      <FromFirstOpen isOpen={isErasing}>
        <EraseDialog
          isOpen={isErasing}
          whom={whom}
          onClose={close}
          held={held}
          isErasing={erasure.isPending}
          onErase={() => erasure.mutate()}
        />
      </FromFirstOpen>
    </Group>
  );
}
