import {
  Anchor,
  Badge,
  Button,
  Checkbox,
  Divider,
  Group,
  Stack,
  Text,
  TextInput,
  Title,
} from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type SubmitEvent, useState } from 'react';
import type { LeadView } from '../../contract/lead-views.js';
import { texts } from '../messages/texts.js';
import { Dialog } from '../parts/dialog.js';
import { DialogFoot } from '../parts/dialog-foot.js';
import { notifyDone, notifyFailed } from '../parts/notify.js';
import { notifyUndo } from '../parts/notify-undo.js';
import { useDrawn } from '../parts/use-drawn.js';
import { useCan } from '../session/member-context.js';
import { useNameOf } from '../team/use-team.js';
import { type LeadFilters, filtersOfView, viewFiltersOf } from './lead-filters.js';
import { tellFilters } from './tell-filters.js';
import { listViews, removeView, saveView, viewsKey } from './view-calls.js';

const texted = texts.leads.saved;

interface SavedDialogProps {
  filters: LeadFilters;
  isOpen: boolean;
  onClose: () => void;
  onTake: (filters: LeadFilters) => void;
}

/** Filters that were given a name, by oneself or for the team: to be taken, kept and removed. */
export function SavedDialog({ filters, isOpen, onClose, onTake }: SavedDialogProps) {
  const isDrawn = useDrawn();
  const views = useQuery({ queryKey: viewsKey, queryFn: ({ signal }) => listViews(signal) });
  const canWrite = useCan('leads:write');
  const take = ({ filters: saved }: LeadView) => {
    onClose();
    onTake({ ...filtersOfView(saved), layout: filters.layout });
  };
  return (
    <Dialog opened={isDrawn && isOpen} onClose={onClose} title={texted.title} size="sm">
      <Stack gap="xs">
        {views.data?.items.length === 0 && <Text size="sm">{texted.none}</Text>}
        {views.data?.items.map((view) => (
          <OneView key={view.id} view={view} canWrite={canWrite} onTake={() => take(view)} />
        ))}
        {canWrite && <SaveForm filters={filters} onSaved={onClose} />}
      </Stack>
    </Dialog>
  );
}

function OneView({ view, canWrite, onTake }: { view: LeadView; canWrite: boolean; onTake: () => void }) {
  const remove = useRemoval(view);
  return (
    <Group gap="xs" wrap="nowrap" justify="space-between">
      <Anchor component="button" type="button" size="sm" ta="start" className="wraps" onClick={onTake}>
        {view.name}
      </Anchor>
      <Group gap="xs" wrap="nowrap">
        {view.shared && <Badge color="gray">{texted.ofTeam}</Badge>}
        {canWrite && (
          <Button
            size="compact-sm"
            variant="subtle"
            color="red"
            aria-label={texted.remove(view.name)}
            loading={remove.isPending}
            onClick={() => remove.mutate()}
          >
            {texted.removeShort}
          </Button>
        )}
      </Group>
    </Group>
  );
}

/** Removes filters at once, with the way back: nobody should have to say twice that they are no longer needed. */
function useRemoval({ id, name, shared, filters }: LeadView) {
  const client = useQueryClient();
  const settle = {
    onError: notifyFailed,
    onSettled: () => client.invalidateQueries({ queryKey: viewsKey }),
  };
  const restore = useMutation({ mutationFn: () => saveView({ name, shared, filters }), ...settle });
  return useMutation({
    mutationFn: () => removeView(id),
    onSuccess: () => notifyUndo(texted.removed(name), () => restore.mutate()),
    ...settle,
  });
}

function SaveForm({ filters, onSaved }: { filters: LeadFilters; onSaved: () => void }) {
  const client = useQueryClient();
  const [name, setName] = useState('');
  const [shared, setShared] = useState(false);
  const [isMissing, setMissing] = useState(false);
  const nameOf = useNameOf();
  const save = useMutation({
    mutationFn: () => saveView({ name: name.trim(), shared, filters: viewFiltersOf(filters) }),
    onSuccess: async () => {
      notifyDone(texted.saved);
      onSaved();
      await client.invalidateQueries({ queryKey: viewsKey });
    },
    onError: notifyFailed,
  });
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    setMissing(name.trim() === '');
    if (name.trim() !== '') save.mutate();
  };
  return (
    <form onSubmit={submit}>
      <Divider my="xs" />
      <Stack gap="sm">
        <Title order={3} size="h5">
          {texted.current}
        </Title>
        <Text size="sm" c="dimmed">
          {texted.what(tellFilters(filters, nameOf))}
        </Text>
        <TextInput
          label={texted.name}
          error={isMissing && texted.nameMissing}
          maxLength={60}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <Checkbox
          label={texted.share}
          checked={shared}
          onChange={(event) => setShared(event.currentTarget.checked)}
        />
        <DialogFoot>
          <Button type="submit" loading={save.isPending}>
            {texted.save}
          </Button>
        </DialogFoot>
      </Stack>
    </form>
  );
}
