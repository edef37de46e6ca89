import { Box, SimpleGrid, Stack, Text } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import type { ReactNode } from 'react';

export interface FigureRow {
  key: string;
  name: ReactNode;
  /** One for each column. */
  cells: readonly ReactNode[];
}

interface FigureTableProps {
  label: string;
  /** Names what the rows are. */
  head: string;
  columns: readonly string[];
  rows: readonly FigureRow[];
}

/** Figures as a table; where that would not fit, as a list with each figure beneath its name. */
export function FigureTable(props: FigureTableProps) {
  const fitsFrom = props.columns.length > 6 ? 75 : 62;
  const isNarrow = useMediaQuery(`(width < ${fitsFrom}em)`, false, { getInitialValueInEffect: false });
  return isNarrow ? <Entries {...props} /> : <Rows {...props} />;
}

const Entries = ({ label, head, columns, rows }: FigureTableProps) => (
  <Box>
    <Text fw={650} mb="xs">
      {head}
    </Text>
    <Stack component="ul" className="plain-list" gap="md" aria-label={label}>
      {rows.map(({ key, name, cells }) => (
        <li key={key}>
          <Text size="sm" fw={600} className="wraps">
            {name}
          </Text>
          <Cells columns={columns} cells={cells} />
        </li>
      ))}
    </Stack>
  </Box>
);

interface CellsProps {
  columns: readonly string[];
  cells: readonly ReactNode[];
}

/** No figure stands alone in a line. */
const Cells = ({ columns, cells }: CellsProps) => (
  <SimpleGrid
    component="dl"
    className="figure-cells"
    m={0}
    cols={{ base: 2, xs: columns.length > 6 ? 4 : 3 }}
    spacing="xs"
    verticalSpacing={4}
  >
    {columns.map((column, place) => (
      <Stack key={column} gap={0} justify="space-between">
        <Text component="dt" size="xs" c="dimmed">
          {column}
        </Text>
        <Text component="dd" size="sm" m={0}>
          {cells[place]}
        </Text>
      </Stack>
    ))}
  </SimpleGrid>
);

const Rows = ({ label, head, columns, rows }: FigureTableProps) => (
  <table className="table figure-table" aria-label={label}>
    <thead>
      <tr>
        <th>{head}</th>
        {columns.map((column) => (
          <th key={column}>{column}</th>
        ))}
      </tr>
    </thead>
    <tbody>
      {rows.map(({ key, name, cells }) => (
        <tr key={key}>
          <th scope="row" className="wraps">
            {name}
          </th>
          {columns.map((column, place) => (
            <td key={column}>{cells[place]}</td>
          ))}
        </tr>
      ))}
    </tbody>
  </table>
);
