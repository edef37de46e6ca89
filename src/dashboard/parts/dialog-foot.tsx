import { Button, Group } from '@mantine/core';
import { type ReactNode, use } from 'react';
import { texts } from '../messages/texts.js';
import { DialogClose } from './dialog-close.js';

interface DialogFootProps {
  /** The button that does what the dialog is for. */
  children: ReactNode;
  /** What else can be done, away from the two ways out. */
  beside?: ReactNode;
  /** The safe way out has the focus when the dialog opens. */
  isCancelFirst?: boolean;
  /** It was done already: there is nothing to cancel. */
  isDone?: boolean;
}

/** What a dialog is left by: Cancel does what its X does, and what it is for stands last. */
export function DialogFoot({ children, beside, isCancelFirst = false, isDone = false }: DialogFootProps) {
  const close = use(DialogClose);
  return (
    <Group justify="flex-end" className="dialog-foot">
      {beside !== undefined && <div className="dialog-beside">{beside}</div>}
      {close !== null && !isDone && (
        <Button variant="default" onClick={close} {...(isCancelFirst && { 'data-autofocus': true })}>
          {texts.common.cancel}
        </Button>
      )}
      {children}
    </Group>
  );
}
