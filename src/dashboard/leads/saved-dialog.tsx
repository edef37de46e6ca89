import { ActionIcon, Anchor, Button, Checkbox, Group, Modal, Stack, Text, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type SubmitEvent, useState } from 'react';
import type { LeadView } from '../../contract/lead-views.js';
import { texts } from '../messages/texts.js';
import { notifyDone, notifyFailed } from '../parts/notify.js';
import { useDrawn } from '../parts/use-drawn.js';
import { useCan } from '../session/member-context.js';
import { type LeadFilters, filtersOfView, viewFiltersOf } from './lead-filters.js';
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
    <Modal opened={isDrawn && isOpen} onClose={onClose} title={texted.title} size="sm">
      <Stack gap="xs">
        {views.data?.items.length === 0 && <Text size="sm">{texted.none}</Text>}
        {views.data?.items.map((view) => (
          <OneView key={view.id} view={view} canWrite={canWrite} onTake={() => take(view)} />
        ))}
        {canWrite && <SaveForm filters={filters} onSaved={onClose} />}
      </Stack>
    </Modal>
  );
}

function OneView({ view, canWrite, onTake }: { view: LeadView; canWrite: boolean; onTake: () => void }) {
  const client = useQueryClient();
  const remove = useMutation({
    mutationFn: () => removeView(view.id),
    onError: notifyFailed,
    onSettled: () => client.invalidateQueries({ queryKey: viewsKey }),
  });
  return (
    <Group gap="xs" wrap="nowrap" justify="space-between">
      <Anchor component="button" type="button" size="sm" ta="start" className="wraps" onClick={onTake}>
        {view.shared ? texted.ofTeam(view.name) : view.name}
      </Anchor>
      {canWrite && (
        <ActionIcon
          size="sm"
          variant="subtle"
          color="gray"
          aria-label={texted.remove(view.name)}
          onClick={() => remove.mutate()}
        >
          ×
        </ActionIcon>
      )}
    </Group>
  );
}

function SaveForm({ filters, onSaved }: { filters: LeadFilters; onSaved: () => void }) {
  const client = useQueryClient();
  const [name, setName] = useState('');
  const [shared, setShared] = useState(false);
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
    if (name.trim() !== '') save.mutate();
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="xs">
        <TextInput
          size="xs"
          label={texted.name}
          maxLength={60}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <Checkbox
          size="xs"
          label={texted.share}
          checked={shared}
          onChange={(event) => setShared(event.currentTarget.checked)}
        />
        <Button type="submit" size="xs" loading={save.isPending} disabled={name.trim() === ''}>
          {texted.save}
        </Button>
      </Stack>
    </form>
  );
}
