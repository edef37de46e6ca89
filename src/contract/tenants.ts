import { z } from 'zod';
import { NewPassword } from './auth.js';
import { Email, Id, Language, PageQuery, Time, TimeInput, line, page } from './common.js';
import { Country, TimeZone } from './config.js';
import { Plan, planFields } from './plans.js';

export const tenantStatuses = ['active', 'suspended', 'deleting', 'deleted'] as const;

const Slug = z
  .string()
  .min(2)
  .max(60)
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'Use lower-case letters, digits and single hyphens.');

export const Tenant = z
  .object({
    id: Id,
    slug: z.string(),
    name: z.string(),
    status: z.enum(tenantStatuses),
    ...planFields,
    created_at: Time,
    delete_at: Time.nullable(),
  })
  .meta({
    id: 'Tenant',
    description:
      'One business on this installation. While it is `deleting` it rests like a suspended one and can be restored; at `delete_at` all that it owns goes.',
    example: {
      id: '0197b5a0-7c1e-7a52-9c6f-3d1e5b7a9f02',
      slug: 'corner-bakery',
      name: 'Corner Bakery',
      status: 'active',
      ...{ plan: 'standard', trial_ends_at: null },
      created_at: '2026-05-04T09:30:00.000Z',
      delete_at: null,
    },
  });
export type Tenant = z.infer<typeof Tenant>;

/** Over how many days usage is counted. */
export const usageDays = 30;

export const TenantUsage = z
  .object({
    conversations: z
      .int()
      .min(0)
      .meta({ description: `Begun in the last ${usageDays} days.` }),
    model_calls: z
      .int()
      .min(0)
      .meta({ description: `To the language model, in the last ${usageDays} days.` }),
    connections: z.int().min(0).meta({ description: 'Inboxes that are connected.' }),
    last_active_at: Time.nullable().meta({ description: 'When something last happened in a conversation.' }),
  })
  .meta({
    id: 'TenantUsage',
    description: 'How much a business uses of this installation.',
    example: {
      ...{ conversations: 412, model_calls: 387, connections: 2 },
      last_active_at: '2026-05-04T09:30:00.000Z',
    },
  });
export type TenantUsage = z.infer<typeof TenantUsage>;

export const ListedTenant = Tenant.extend({ usage: TenantUsage }).meta({
  id: 'ListedTenant',
  description: 'A business with its usage.',
});
export type ListedTenant = z.infer<typeof ListedTenant>;

export const TenantPage = page(ListedTenant).meta({
  id: 'TenantPage',
  description: 'One page of the tenants of this installation.',
});
export type TenantPage = z.infer<typeof TenantPage>;

export const TenantQuery = PageQuery.extend({ plan: Plan.optional() }).meta({
  id: 'TenantQuery',
  description: 'Which tenants to list: those on one plan, or all.',
  example: { limit: 25, plan: 'trial' },
});
export type TenantQuery = z.infer<typeof TenantQuery>;

export const CreateTenant = z
  .strictObject({
    name: line(120),
    slug: Slug.optional().meta({ description: 'Made from the name when absent.' }),
    owner_email: Email.optional(),
    owner_password: NewPassword.optional(),
    language: Language.optional(),
    country: Country.optional(),
    time_zone: TimeZone.optional(),
  })
  .refine((tenant) => tenant.owner_password === undefined || tenant.owner_email !== undefined, {
    path: ['owner_email'],
    message: 'A password needs the e-mail address of its owner.',
  })
  .meta({
    id: 'CreateTenant',
    description: 'A new business, with its first owner if an e-mail address is given.',
    example: { name: 'Corner Bakery', owner_email: 'ada@example.com', language: 'en', country: 'GB' },
  });
export type CreateTenant = z.infer<typeof CreateTenant>;

export const ChangeTenant = z
  .strictObject({
    name: line(120),
    status: z.enum(['active', 'suspended']),
    plan: Plan,
    trial_ends_at: TimeInput,
  })
  .partial()
  .refine(({ plan, trial_ends_at }) => plan !== 'trial' || trial_ends_at !== undefined, {
    path: ['trial_ends_at'],
    message: 'Say when the trial ends.',
  })
  .refine(({ plan, trial_ends_at }) => plan !== 'standard' || trial_ends_at === undefined, {
    path: ['trial_ends_at'],
    message: 'The plan “standard” has no end; leave this out.',
  })
  .meta({
    id: 'ChangeTenant',
    description:
      'Rename, suspend or reactivate a tenant, or change its plan. A suspended tenant answers nobody and loses nothing. `trial_ends_at` alone moves the end of a trial, also of one that has ended.',
    example: { plan: 'trial', trial_ends_at: '2036-06-01T22:00:00Z' },
  });
export type ChangeTenant = z.infer<typeof ChangeTenant>;

/** Time to think again. */
const graceDays = 14;

export const DeleteTenantQuery = z
  .strictObject({ days: z.coerce.number().pipe(z.int().min(0).max(365)).default(graceDays) })
  .meta({
    id: 'DeleteTenantQuery',
    description: 'After how many days the tenant is gone for good; 0 is at once, and cannot be undone.',
    example: { days: 14 },
  });
export type DeleteTenantQuery = z.infer<typeof DeleteTenantQuery>;

export const EndTenant = z.strictObject({ name: line(120) }).meta({
  id: 'EndTenant',
  description: 'The name of the business, so that nobody ends another one.',
  example: { name: 'Corner Bakery' },
});
export type EndTenant = z.infer<typeof EndTenant>;
