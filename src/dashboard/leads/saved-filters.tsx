import { Button } from '@mantine/core';
import { useState } from 'react';
import { texts } from '../messages/texts.js';
import { FromFirstOpen } from '../parts/from-first-open.js';
import type { LeadFilters } from './lead-filters.js';
import { lazyPart } from '../parts/lazy-part.js';

const SavedDialog = lazyPart(() => import('./saved-dialog.js'), 'SavedDialog');

interface SavedFiltersProps {
  filters: LeadFilters;
  onTake: (filters: LeadFilters) => void;
}

/** The way to filters that have a name. */
export function SavedFilters({ filters, onTake }: SavedFiltersProps) {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button size="xs" variant="default" aria-haspopup="dialog" onClick={() => setOpen(true)}>
        {texts.leads.saved.title}
      </Button>
      <FromFirstOpen isOpen={isOpen}>
        <SavedDialog filters={filters} isOpen={isOpen} onClose={() => setOpen(false)} onTake={onTake} />
      </FromFirstOpen>
    </>
  );
}
