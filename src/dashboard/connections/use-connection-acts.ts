import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import type { Connection } from '../../contract/connections.js';
import type { Tagged } from '../call.js';
import { texts } from '../messages/texts.js';
import { notifyDone, notifyFailed } from '../parts/notify.js';
import { exactTime } from '../parts/tell-time.js';
import {
  changeConnection,
  checkConnection,
  connectionKey,
  connectionsKey,
  removeConnection,
  rotateConnection,
} from './connection-calls.js';

const texted = texts.connections;

/** Puts a connection as the server gave it in place of the one we knew. */
export function useConnectionNews(): (connection: Tagged<Connection>) => void {
  const client = useQueryClient();
  return (connection) => {
    client.setQueryData(connectionKey(connection.id), connection);
    void client.invalidateQueries({ queryKey: connectionsKey, exact: true });
  };
}

/** After what gives a connection without its tag. */
function useReread(id: string): () => void {
  const client = useQueryClient();
  return () => {
    void client.invalidateQueries({ queryKey: connectionKey(id) });
    void client.invalidateQueries({ queryKey: connectionsKey, exact: true });
  };
}

/** What is done to a connection as a whole. Whoever pauses it means it, whatever else was changed meanwhile. */
export function useConnectionActs(id: string) {
  const tell = useConnectionNews();
  const reread = useReread(id);
  const check = useMutation({
    mutationFn: () => checkConnection(id),
    onSuccess: ({ is_working }) => {
      reread();
      notifyDone(is_working ? texted.works : texted.worksNot);
    },
    onError: notifyFailed,
  });
  const rotate = useMutation({
    mutationFn: () => rotateConnection(id),
    onSuccess: ({ old_address_until: until }) => {
      reread();
      notifyDone(until === null ? texted.rotated : `${texted.rotated}. ${texted.oldUntil(exactTime(until))}`);
    },
    onError: notifyFailed,
  });
  const setStatus = useMutation({
    mutationFn: (status: 'live' | 'paused') => changeConnection(id, { status }),
    onSuccess: (connection) => {
      tell(connection);
      notifyDone(connection.status === 'paused' ? texted.paused : texted.resumed);
    },
    onError: notifyFailed,
  });
  return { check, rotate, setStatus, remove: useRemoveConnection(id) };
}

function useRemoveConnection(id: string) {
  const client = useQueryClient();
  const navigate = useNavigate();
  return useMutation({
    mutationFn: () => removeConnection(id),
    onSuccess: async () => {
      notifyDone(texted.removed);
      await navigate({ to: '/connections' });
      client.removeQueries({ queryKey: connectionKey(id) });
      await client.invalidateQueries({ queryKey: connectionsKey });
    },
    onError: notifyFailed,
  });
}
