import { z } from 'zod';
import { fieldInfo, optionalSecret, secret, text } from '../../src/kit/index.js';

/** What a tenant types. A plugin's hooks are signed, those of a website are not: hence the two kinds. */
export const Config = z
  .object({
    website_id: text({
      label: 'Website ID',
      help: 'In Crisp: Settings, Workspace Settings, Setup instructions.',
      placeholder: '8c842203-7ed8-4e29-a608-7cf78a7d2fcc',
    })
      .toLowerCase()
      .regex(/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/, 'A website ID looks like the example.'),
    token_kind: z.enum(['website', 'plugin']).default('website').register(fieldInfo, {
      label: 'Kind of token',
      help: '“website” is made in a minute in your own settings. “plugin” needs a plugin of yours in the Crisp Marketplace.',
    }),
    token_identifier: text({ label: 'Token identifier', help: 'Shown together with the key.' }),
    token_key: secret({ label: 'Token key', help: 'Crisp shows it once, when the token is made.' }),
    signing_secret: optionalSecret({
      label: 'Signing secret of the web hook',
      help: 'Only with a plugin token. In the Marketplace: your plugin, Settings, Web Hooks.',
    }),
  })
  .superRefine(({ token_kind, signing_secret }, context) => {
    if ((token_kind === 'plugin') === (signing_secret !== undefined)) return;
    const missing = 'A plugin token needs the signing secret of its web hook.';
    const message =
      token_kind === 'plugin' ? missing : 'Web hooks of a website are not signed: leave this empty.';
    context.addIssue({ code: 'custom', path: ['signing_secret'], message });
  });
export type Config = z.infer<typeof Config>;

/** Crisp keeps nothing for us, so there is nothing to remember. */
export const State = z.object({});
export type State = z.infer<typeof State>;
