import { z } from 'zod';
import { entriesOf, optionalText, text } from '../../src/kit/index.js';

/** As browsers send it in the header Origin. */
const isOrigin = (entry: string): boolean =>
  /^https?:/.test(entry) && URL.canParse(entry) && new URL(entry).origin === entry;

const origins = text({
  label: 'Websites that may show the chat',
  help: 'Addresses without a path, parted by spaces or commas.',
  placeholder: 'https://www.example.com https://shop.example.com',
});

export const Config = z.object({
  name: text({ label: 'Name in the chat window', placeholder: 'Harbor & Pine' }),
  colour: text({ label: 'Colour', help: 'As #rrggbb.', placeholder: '#2f6fed' }).regex(
    /^#[0-9a-f]{6}$/i,
    'Give a colour such as #2f6fed.',
  ),
  greeting: optionalText({ label: 'Greeting', help: 'What a visitor reads before the first message.' }),
  allowed_origins: origins
    .max(4000)
    .toLowerCase()
    .refine((typed) => entriesOf(typed).every(isOrigin), 'Give addresses such as https://www.example.com.'),
});
