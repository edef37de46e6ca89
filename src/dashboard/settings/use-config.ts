import { useQuery } from '@tanstack/react-query';
import { configKey, readConfig } from './config-calls.js';

/** The tenant's configuration. */
export const useConfig = () => useQuery({ queryKey: configKey, queryFn: ({ signal }) => readConfig(signal) });
