import { Button, VisuallyHidden } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useRef } from 'react';
import type { Lead } from '../../contract/leads.js';
import { texts } from '../messages/texts.js';
import { ButtonLink } from '../parts/links.js';
import { Nothing } from '../parts/states.js';
import { type Growing, useRowsOfPage } from '../parts/use-rows.js';
import { ChooseShown } from './choose-shown.js';
import { LeadCard } from './lead-card.js';
import { LeadRow } from './lead-row.js';

const texted = texts.leads;

export interface LeadTableProps {
  items: readonly Lead[];
  pages: Growing;
  isFiltered: boolean;
  /** Takes all filters away. */
  onClear: () => void;
  canWrite: boolean;
  chosenIds: ReadonlySet<string>;
}

/** The leads, as a table; where there is no room for one as cards. Only those that can be seen are in the page. */
export function LeadTable(props: LeadTableProps) {
  const isNarrow = useMediaQuery('(max-width: 72em)', false, { getInitialValueInEffect: false });
  if (props.items.length === 0) return <NoLeads {...props} />;
  return isNarrow ? <Cards {...props} /> : <Rows {...props} />;
}

const NoLeads = ({ isFiltered, onClear }: Pick<LeadTableProps, 'isFiltered' | 'onClear'>) =>
  isFiltered ? (
    <Nothing
      title={texted.noneFound}
      action={
        <Button variant="default" onClick={onClear}>
          {texted.showAll}
        </Button>
      }
    >
      {texted.noneFoundHelp}
    </Nothing>
  ) : (
    <Nothing
      title={texted.none}
      action={
        <ButtonLink to="/connections" variant="default">
          {texted.toConnections}
        </ButtonLink>
      }
    >
      {texted.noneHelp}
    </Nothing>
  );

const usualPx = { card: 190, row: 62 };

function Cards({ items, pages, canWrite, chosenIds }: LeadTableProps) {
  const list = useRef<HTMLUListElement>(null);
  const rows = useRowsOfPage({ count: items.length, estimatePx: usualPx.card, list, pages });
  return (
    <>
      {canWrite && <ChooseShown items={items} chosenIds={chosenIds} isNamed />}
      <ul
        ref={list}
        className="plain-list"
        aria-label={texted.table}
        style={{ paddingTop: rows.beforePx, paddingBottom: rows.afterPx }}
      >
        {rows.indexes.map((index) => {
          const lead = items[index];
          return (
            lead && (
              <li key={lead.id} ref={rows.measure} data-index={index}>
                <LeadCard lead={lead} canWrite={canWrite} isChosen={chosenIds.has(lead.id)} />
              </li>
            )
          );
        })}
      </ul>
    </>
  );
}

function Rows({ items, pages, canWrite, chosenIds }: LeadTableProps) {
  const body = useRef<HTMLTableSectionElement>(null);
  const rows = useRowsOfPage({ count: items.length, estimatePx: usualPx.row, list: body, pages });
  return (
    <table
      className="table lead-table"
      aria-label={texted.table}
      aria-rowcount={pages.hasNextPage ? -1 : items.length + 1}
    >
      <Head {...{ items, canWrite, chosenIds }} />
      <tbody ref={body}>
        <Room px={rows.beforePx} />
        {rows.indexes.map((index) => {
          const lead = items[index];
          return (
            lead && (
              <LeadRow
                key={lead.id}
                measure={rows.measure}
                index={index}
                lead={lead}
                canWrite={canWrite}
                isChosen={chosenIds.has(lead.id)}
              />
            )
          );
        })}
        <Room px={rows.afterPx} />
      </tbody>
    </table>
  );
}

/** The room of rows that are not in the page. */
const Room = ({ px }: { px: number }) =>
  px > 0 && (
    <tr aria-hidden>
      <td className="lead-room" style={{ height: px }} />
    </tr>
  );

function Head({ items, canWrite, chosenIds }: Pick<LeadTableProps, 'items' | 'canWrite' | 'chosenIds'>) {
  const { columns } = texted;
  return (
    <thead>
      <tr aria-rowindex={1}>
        {canWrite && (
          <th>
            <ChooseShown items={items} chosenIds={chosenIds} />
          </th>
        )}
        <th>{columns.who}</th>
        <th>{columns.quote}</th>
        <th>{columns.through}</th>
        <th>{columns.when}</th>
        <th>{columns.status}</th>
        <th className="lead-assignee">{columns.assignee}</th>
        <th>
          <VisuallyHidden>{columns.open}</VisuallyHidden>
        </th>
      </tr>
    </thead>
  );
}
