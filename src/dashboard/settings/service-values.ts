import type { GrantedRole, SaveSignInService, SignInService } from '../../contract/sign-in-service.js';

/** The service as its form holds it: blank texts for what is not there. */
export interface ServiceValues {
  issuer: string;
  client_id: string;
  /** Blank keeps the secret that is stored. */
  client_secret: string;
  name: string;
  is_enabled: boolean;
  is_required: boolean;
  creates_accounts: boolean;
  default_role: GrantedRole;
  role_claim: string;
  role_mapping: { value: string; role: GrantedRole }[];
}

/** Nobody is locked out and nobody gets an account before the owner says so. */
const blank: ServiceValues = {
  ...{ issuer: '', client_id: '', client_secret: '', name: '', role_claim: '', role_mapping: [] },
  ...{ is_enabled: true, is_required: false, creates_accounts: false, default_role: 'agent' },
};

export function serviceValues(service: SignInService | null): ServiceValues {
  if (!service) return blank;
  const { issuer, client_id, name, is_enabled, is_required, creates_accounts, default_role } = service;
  return {
    ...{ issuer, client_id, name, is_enabled, is_required, creates_accounts, default_role },
    client_secret: '',
    role_claim: service.role_claim ?? '',
    role_mapping: service.role_mapping,
  };
}

export const serviceFromValues = ({
  client_secret,
  role_claim,
  ...values
}: ServiceValues): SaveSignInService => ({
  ...values,
  ...(values.is_enabled ? {} : outOfReach(values)),
  ...(client_secret.trim() === '' ? {} : { client_secret }),
  role_claim: role_claim.trim() === '' ? null : role_claim,
});

/** What is turned off cannot be required, and nobody can finish a rule there: one without a value was never stored. */
const outOfReach = ({ role_mapping }: Pick<ServiceValues, 'role_mapping'>) => ({
  is_required: false,
  role_mapping: role_mapping.filter(({ value }) => value.trim() !== ''),
});
