import { useQuery } from '@tanstack/react-query';
import { installedKey, listInstalled } from './installation-calls.js';

/** The connectors that this installation has loaded. */
export const useInstalled = () =>
  useQuery({ queryKey: installedKey, queryFn: ({ signal }) => listInstalled(signal) });
