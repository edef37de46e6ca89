import { z } from 'zod';
import { entriesOf, fieldInfo, optionalText, text } from '../../src/kit/index.js';

/** As browsers send it in the header Origin. */
const isOrigin = (entry: string): boolean =>
  /^https?:[^*]+$/.test(entry) && URL.canParse(entry) && new URL(entry).origin === entry;

const colour = z
  .string()
  .trim()
  .regex(/^#[0-9a-f]{6}$/i, 'Enter a colour, such as #2f6fed.')
  .default('#2f6fed')
  .register(fieldInfo, { label: 'Colour', help: 'As #rrggbb.', placeholder: '#2f6fed' });

const origins = z
  .string()
  .trim()
  .toLowerCase()
  .min(1)
  .max(4000)
  .refine((typed) => entriesOf(typed).every(isOrigin), 'Enter addresses, such as https://www.example.com.')
  .register(fieldInfo, {
    label: 'Websites that may show the chat',
    help: 'Addresses without a path. Several stand on lines of their own, or behind each other with a space.',
    placeholder: 'https://www.example.com',
  });

/** How the chat window looks, and where it may be. `allowed_origins` is text; `entriesOf` gives its entries. */
export const Config = z.object({
  name: text({ label: 'Name in the chat window', placeholder: 'Harbor & Pine' }),
  colour,
  greeting: optionalText({ label: 'Greeting', help: 'What a visitor reads before the first message.' }),
  allowed_origins: origins,
});
