import { Button, type ButtonProps } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import type { Question } from './confirm-dialog.js';
import { FromFirstOpen } from './from-first-open.js';
import { lazyPart } from './lazy-part.js';

const ConfirmDialog = lazyPart(() => import('./confirm-dialog.js'), 'ConfirmDialog');

interface ConfirmButtonProps extends Question, Pick<ButtonProps, 'size' | 'loading' | 'disabled'> {
  label: string;
}

/** A button whose act cannot be undone, so it asks first; what ends something for good looks like it. */
export function ConfirmButton(props: ConfirmButtonProps) {
  const { label, question, consequence, confirm, isGentle = false, onConfirm, ...look } = props;
  const [isAsking, { open, close }] = useDisclosure(false);
  return (
    <>
      <Button
        variant="default"
        className="no-shrink"
        {...(!isGentle && { c: 'var(--mantine-color-error)' })}
        {...look}
        onClick={open}
      >
        {label}
      </Button>
      <FromFirstOpen isOpen={isAsking}>
        <ConfirmDialog
          isOpen={isAsking}
          onClose={close}
          {...{ question, consequence, confirm, isGentle, onConfirm }}
        />
      </FromFirstOpen>
    </>
  );
}
