import { z } from 'zod';
import { LinkToken } from './auth.js';

/** Six digits from the app, or one of the recovery codes; blanks and hyphens do not matter. */
export const FactorCode = z.string().trim().min(6, 'Enter the six digits.').max(40).meta({
  id: 'FactorCode',
  description: 'The six digits that the app shows now, or a recovery code. Each works once.',
  example: '492039',
});

export const UseSecondFactor = z.strictObject({ token: LinkToken, code: FactorCode }).meta({
  id: 'UseSecondFactor',
  description: 'Complete a sign-in with the token that it gave and a code.',
  example: { token: 'mZ2w8Vd0Qk5sT1rX7uYbN3cE6hJ9pLaG', code: '492039' },
});
export type UseSecondFactor = z.infer<typeof UseSecondFactor>;

export const SecondFactor = z.object({ is_on: z.boolean(), recovery_codes_left: z.number().int() }).meta({
  id: 'SecondFactor',
  description: 'Whether signing in takes a code besides the password.',
  example: { is_on: true, recovery_codes_left: 9 },
});
export type SecondFactor = z.infer<typeof SecondFactor>;

export const SecondFactorSetup = z.object({ secret: z.string(), uri: z.string() }).meta({
  id: 'SecondFactorSetup',
  description:
    'What an authenticator app needs. Nothing is asked for at sign-in before a code has confirmed it.',
  example: {
    secret: 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP',
    uri: 'otpauth://totp/Patchbay:ada%40example.com?issuer=Patchbay&secret=JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP',
  },
});
export type SecondFactorSetup = z.infer<typeof SecondFactorSetup>;

export const ConfirmSecondFactor = z.strictObject({ code: FactorCode }).meta({
  id: 'ConfirmSecondFactor',
  description: 'The first code from the app: from now on signing in takes one.',
  example: { code: '492039' },
});
export type ConfirmSecondFactor = z.infer<typeof ConfirmSecondFactor>;

export const RecoveryCodes = z.object({ recovery_codes: z.array(z.string()) }).meta({
  id: 'RecoveryCodes',
  description: 'For when the app is lost; each works once. Shown this once and not stored.',
  example: { recovery_codes: ['k7f2-m9xq-4tzb-w3hd', 'p2nc-8rva-6jys-e5gu'] },
});
export type RecoveryCodes = z.infer<typeof RecoveryCodes>;

/** A recovery code is no answer here: whoever found one would make ten of it, again and again. */
export const RenewRecoveryCodes = z
  .strictObject({
    code: z
      .string()
      .trim()
      .max(40)
      .regex(/^(\d\s*){6}$/, 'Give the six digits that the app shows now.'),
  })
  .meta({
    id: 'RenewRecoveryCodes',
    description:
      'The six digits that the app shows now; no recovery code stands in for them. Who has lost the app turns the second factor off instead, with the password and a recovery code.',
    example: { code: '492039' },
  });
export type RenewRecoveryCodes = z.infer<typeof RenewRecoveryCodes>;

export const TurnOffSecondFactor = z
  .strictObject({ password: z.string().min(1).max(200), code: FactorCode })
  .meta({
    id: 'TurnOffSecondFactor',
    description: 'Signing in takes only the password again.',
    example: { password: 'correct horse battery', code: '492039' },
  });
export type TurnOffSecondFactor = z.infer<typeof TurnOffSecondFactor>;
