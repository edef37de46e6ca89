import { Button, Group } from '@mantine/core';
import { type ReactNode, use, useCallback, useState } from 'react';
import { texts } from '../messages/texts.js';
import { DialogClose } from '../parts/dialog-close.js';
import { DialogFoot } from '../parts/dialog-foot.js';
import { liftNotices } from '../parts/lift-notices.js';
import { toFirstWrong, watchWrong } from './wrong-inputs.js';

interface FormFootProps {
  /** The button that sends. */
  children: ReactNode;
  beside?: ReactNode;
  isLong: boolean;
  isChanged: boolean;
}

/** Below a form: in a dialog its foot, on a long page a bar that stays in sight while there is something to save. */
export function FormFoot({ children, beside, isLong, isChanged }: FormFootProps) {
  const isInDialog = use(DialogClose) !== null;
  if (isInDialog) return <DialogFoot beside={beside}>{children}</DialogFoot>;
  if (isLong) return <LongFoot isChanged={isChanged}>{children}</LongFoot>;
  return (
    <Group justify="space-between">
      {children}
      {beside}
    </Group>
  );
}

function LongFoot({ children, isChanged }: Pick<FormFootProps, 'children' | 'isChanged'>) {
  const [form, setForm] = useState<HTMLFormElement | null>(null);
  const [wrong, setWrong] = useState(0);
  const watch = useCallback((bar: HTMLElement | null) => {
    const around = bar?.closest('form') ?? null;
    const stopLifting = liftNotices(bar);
    const stopWatching = watchWrong(around, setWrong);
    setForm(around);
    return () => {
      stopLifting?.();
      stopWatching?.();
    };
  }, []);
  return (
    <Group ref={watch} gap="xs" className="long-foot" data-sticks={isChanged || wrong > 0}>
      {children}
      <div role="status">
        {wrong > 0 && (
          <Button
            variant="subtle"
            color="red"
            c="var(--mantine-color-error)"
            px="xs"
            onClick={() => toFirstWrong(form)}
          >
            {texts.common.wrongFields(wrong)}
          </Button>
        )}
      </div>
    </Group>
  );
}
