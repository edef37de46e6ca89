import { Badge, Button, Group, Loader, Stack, Text } from '@mantine/core';
import type { Transfer } from '../../contract/transfers.js';
import { texts } from '../messages/texts.js';
import { ConfirmButton } from '../parts/confirm-button.js';
import { Moment } from '../parts/moment.js';
import { Parted } from '../parts/parted.js';
import { ProblemText } from '../parts/problem-text.js';
import { exactTime } from '../parts/tell-time.js';
import { isUnderWay, useTransferActs } from './use-transfers.js';

const texted = texts.transfer;
const kilobyte = 1_000;
const megabyte = 1_000_000;

const sizeOf = (bytes: number): string =>
  bytes < megabyte ? texted.kilobytes(Math.ceil(bytes / kilobyte)) : texted.megabytes(bytes / megabyte);

const colours = {
  building: 'blue',
  receiving: 'gray',
  loading: 'blue',
  done: 'green',
  failed: 'red',
} as const satisfies Record<Transfer['state'], string>;

/** Only an export that is done still has its file; of all else that has ended nothing is kept but the entry. */
function removalOf({ direction, state }: Transfer) {
  const { removal } = texted;
  const isExport = direction === 'export';
  if (state === 'failed' || (state === 'done' && !isExport)) return { ...removal.entry, isGentle: true };
  if (state === 'done') return removal.export;
  return isExport ? removal.exportUnderWay : removal.importUnderWay;
}

/** One export or import: how it stands, and what can be done with it. */
export function TransferRow({ transfer, businessName }: { transfer: Transfer; businessName: string }) {
  const { state, direction, row_count, byte_count, left_out, problem, created_at, expires_at } = transfer;
  const { download, remove } = useTransferActs(transfer, businessName);
  const canDownload = direction === 'export' && state === 'done';
  return (
    <Group component="li" justify="space-between" gap="sm" align="flex-start" className="named-row">
      <Stack gap={2} className="shrinks">
        <Group gap="xs" aria-live="polite">
          {isUnderWay(transfer) && <Loader size="xs" aria-hidden className="no-shrink" />}
          <Parted size="sm">
            <Moment at={created_at} isExact />
            {texted.by(transfer.began_by)}
          </Parted>
          <Badge color={colours[state]}>{texted.states[state]}</Badge>
        </Group>
        {state === 'done' && (
          <Parted size="sm" c="dimmed">
            {texted.amount(row_count, sizeOf(byte_count))}
            {canDownload && texted.until(exactTime(expires_at))}
          </Parted>
        )}
        {left_out > 0 && <Text size="sm">{texted.leftOut(left_out)}</Text>}
        {problem !== null && (
          <ProblemText>
            {problem} {state === 'failed' && texted.failedHelp[direction]}
          </ProblemText>
        )}
      </Stack>
      <Group gap="xs">
        {canDownload && (
          <Button size="xs" loading={download.isPending} onClick={() => download.mutate()}>
            {texted.download}
          </Button>
        )}
        <ConfirmButton
          size="xs"
          {...removalOf(transfer)}
          loading={remove.isPending}
          onConfirm={() => remove.mutate()}
        />
      </Group>
    </Group>
  );
}
