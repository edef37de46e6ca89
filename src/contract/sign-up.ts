import { z } from 'zod';
import { NewPassword, PersonName } from './auth.js';
import { Email, Language, line } from './common.js';
import { Country, TimeZone } from './config.js';

/** What a browser knows of where it is may be left out; the rest can be changed later. */
export const SignUp = z
  .strictObject({
    business_name: line(120),
    name: PersonName,
    email: Email,
    password: NewPassword,
    time_zone: TimeZone.optional(),
    language: Language.optional(),
    country: Country.optional(),
  })
  .meta({
    id: 'SignUp',
    description:
      'A new business and its owner, who is signed in. The answer is the same whether anybody has this address; a mail tells its owner. Sent twice, it makes one business.',
    example: {
      ...{ business_name: 'Corner Bakery', name: 'Ada', email: 'ada@example.com' },
      ...{ password: 'correct horse battery', time_zone: 'Europe/London', language: 'en', country: 'GB' },
    },
  });
export type SignUp = z.infer<typeof SignUp>;

export const ChangeEmail = z.strictObject({ email: Email, password: z.string().min(1).max(200) }).meta({
  id: 'ChangeEmail',
  description: 'Another e-mail address. It counts once a link that is sent there was confirmed.',
  example: { email: 'ada@bakery.example', password: 'correct horse battery' },
});
export type ChangeEmail = z.infer<typeof ChangeEmail>;
