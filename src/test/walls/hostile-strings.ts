const repeat = (text: string, times: number): string => text.repeat(times);

const starts = [`'`, `"`, `\\`, `')`, `1;`, `' or 1=1 --`, `$1`, `?`, `:id`, `??`];
const ends = ['', ` union select null --`, `; drop table leads --`, `||pg_sleep(9)`, `/*`, `\u0000`];

/** A hundred values that have broken somebody's list: for SQL, for JSON, for numbers, times, cursors and encodings. */
export const hostileStrings: readonly string[] = [
  ...starts.flatMap((start) => ends.map((end) => start + end)),
  ...['', ' ', '0', '-1', '1e309', '9223372036854775808', '0x10', 'NaN', 'Infinity', '1.5', '1_000', '٣'],
  ...['null', 'undefined', 'true', '[]', '{}', '[object Object]', '__proto__', 'constructor', 'toString'],
  ...['2026-13-45', '0000-00-00T00:00:00Z', '+275760-09-13T00:00:00.001Z', '1970-01-01T00:00:00Z'],
  ...['00000000-0000-0000-0000-000000000000', 'ffffffff-ffff-ffff-ffff-ffffffffffff'],
  ...[
    repeat('a', 5_000),
    repeat('%', 600),
    repeat('(', 300),
    repeat('a ', 900),
    '%_%',
    '\\_',
    '(?=a)+',
    '[a-',
  ],
  ...[
    '\ud800',
    '\uffff',
    '\u202e',
    '😀',
    'İ',
    'ﷺ',
    'e\u0301',
    '../../etc/passwd',
    '<script>',
    '\r\nSet-Cookie: a=b',
  ],
  ...[
    '"a" & !b | (c',
    'a:*',
    `["2026-01-01T00:00:00Z","x"]`,
    Buffer.from(`["x'--",null]`).toString('base64url'),
  ],
];
