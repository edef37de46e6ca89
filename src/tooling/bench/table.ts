/** One figure with what it should be; `goal` is empty where none was set. */
export interface Row {
  what: string;
  value: string;
  goal: string;
}

export interface Section {
  title: string;
  rows: readonly Row[];
}

/** Sections below each other, their columns in line. */
export function drawTable(sections: readonly Section[]): string {
  const rows = sections.flatMap((section) => section.rows);
  const widest = (read: (row: Row) => string) => Math.max(0, ...rows.map((row) => read(row).length));
  const [what, value] = [widest((row) => row.what), widest((row) => row.value)];
  const draw = (row: Row) => `  ${row.what.padEnd(what)}  ${row.value.padEnd(value)}  ${row.goal}`.trimEnd();
  return sections.map(({ title, rows }) => [title, ...rows.map(draw)].join('\n')).join('\n\n');
}
