import { useQuery } from '@tanstack/react-query';
import { assistantsKey, listAssistants } from './assistant-calls.js';

/** The tenant's assistants; most have one. */
export const useAssistants = () =>
  useQuery({ queryKey: assistantsKey, queryFn: ({ signal }) => listAssistants(signal) });
