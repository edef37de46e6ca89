import type { Parts } from '../../../app/build.js';
import type { HttpClient } from '../../../kit/index.js';
import type { Write } from '../../../models/write.js';
import { callKind } from './call-kind.js';
import type { KillPointName } from './kill-points.js';

/** What a process passes its kill points with; it does not come back from the one that it is armed with. */
export interface Gauge {
  pass: (point: KillPointName) => void;
  /** Passes so many milliseconds from now, whatever the process does meanwhile. Answers whether it dies there. */
  passIn: (ms: number, point: KillPointName) => boolean;
}

/** Time enough for a commit or a request to be on its way, and for a 200 to be read. */
const commitMs = 3;
const requestMs = 30;

/** The parts of the product with the kill points between them. */
export function arm(parts: Parts, role: 'web' | 'worker', gauge: Gauge): Parts {
  return role === 'web' ? armWeb(parts, gauge) : armWorker(parts, gauge);
}

function armWeb(parts: Parts, { pass, passIn }: Gauge): Parts {
  return {
    ...parts,
    ingest: async (...given) => {
      pass('ingest-asked');
      passIn(commitMs, 'ingest-under-way');
      const ingested = await parts.ingest(...given);
      pass('ingest-committed');
      return ingested;
    },
    wakeUps: {
      ...parts.wakeUps,
      add: (...given) => {
        if (!passIn(requestMs, 'wake-up-lost')) parts.wakeUps.add(...given);
      },
    },
  };
}

function armWorker(parts: Parts, gauge: Gauge): Parts {
  const { pass, passIn } = gauge;
  const write: Write = async (request) => {
    if (!parts.write) throw new Error('the rig has a model');
    passIn(requestMs, 'model-asked');
    const written = await parts.write(request);
    pass('model-answered');
    return written;
  };
  return {
    ...parts,
    write,
    ingest: async (...given) => {
      pass('hint-answered');
      const ingested = await parts.ingest(...given);
      pass('hint-stored');
      return ingested;
    },
    loadIntents: (...given) => {
      pass('turn-begun');
      return parts.loadIntents(...given);
    },
    live: {
      ...parts.live,
      publish: (tenantId, event) => {
        if (event.kind === 'progress' && event.stage === 'reading') pass('turn-claimed');
        if (event.kind === 'progress' && event.stage === 'idle') pass('turn-decided');
        parts.live.publish(tenantId, event);
      },
    },
    http: {
      ...parts.http,
      call: (call, options) => {
        if (call.method === 'GET') pass('hint-asked');
        return parts.http.call(call, options);
      },
    },
    guardedHttp: (options) => armClient(parts.guardedHttp, options, gauge),
  };
}

function armClient(
  open: Parts['guardedHttp'],
  { beforeWrite }: { beforeWrite: () => void },
  { pass, passIn }: Gauge,
): HttpClient {
  const reach = (stage: 'marked' | 'answered', kind: ReturnType<typeof callKind>) => {
    if (kind === 'lookup') pass(stage === 'marked' ? 'lookup-asked' : 'lookup-answered');
    else if (kind !== 'other') pass(`${kind}-${stage}`);
  };
  return {
    call: async (call) => {
      const kind = callKind(call);
      reach('marked', kind);
      const client = open({
        beforeWrite: () => {
          beforeWrite();
          if (kind !== 'send') return;
          pass('send-connected');
          passIn(requestMs, 'send-under-way');
        },
      });
      const answer = await client.call(call);
      reach('answered', kind);
      return answer;
    },
  };
}
