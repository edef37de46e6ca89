import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useState } from 'react';
import { type Lead, leadStatuses, type LeadStatus } from '../../contract/leads.js';
import { texts } from '../messages/texts.js';
import type { HowMoved } from './board-card.js';
import { BoardColumn, type Moved } from './board-column.js';
import { findShown } from './find-shown.js';
import { useLeadActs } from './lead-acts.js';
import type { LeadFilters } from './lead-filters.js';

interface LeadBoardProps {
  filters: LeadFilters;
  canWrite: boolean;
}

/** The leads in a column for each status, to be dragged from one to another, moved by keys, or by a choice on the card. */
export function LeadBoard({ filters, canWrite }: LeadBoardProps) {
  const client = useQueryClient();
  const acts = useLeadActs();
  const [moved, setMoved] = useState<Moved>();
  const onMoved = useCallback(({ id }: Lead, how: HowMoved) => setMoved({ id, how }), []);
  const onFocused = useCallback(() => setMoved(undefined), []);
  const drop = (leadId: string, status: LeadStatus) => {
    const lead = findShown(client, leadId);
    if (lead && lead.status !== status) acts.change(lead, { status });
  };
  return (
    // It scrolls by itself, also by keyboard where no card could take the focus.
    <div className="board" role="group" aria-label={texts.leads.board} tabIndex={0}>
      {leadStatuses.map((status) => (
        <BoardColumn
          key={status}
          status={status}
          filters={filters}
          canWrite={canWrite}
          moved={moved}
          onMoved={onMoved}
          onFocused={onFocused}
          onDropped={drop}
        />
      ))}
    </div>
  );
}
