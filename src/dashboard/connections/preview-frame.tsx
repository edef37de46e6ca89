import { useElementSize } from '@mantine/hooks';
import { useEffect, useRef, useState } from 'react';
import { PreviewReady, type WidgetPreview } from '../../contract/widget-preview.js';
import { texts } from '../messages/texts.js';

export const sizes = ['phone', 'desktop'] as const;
export type PreviewSize = (typeof sizes)[number];

/** The page around the window, in its own pixels; where there is less room, all of it is drawn smaller. */
const pages = { phone: { width: 360, height: 560 }, desktop: { width: 720, height: 760 } } as const;

interface PreviewFrameProps {
  size: PreviewSize;
  preview: WidgetPreview;
}

/** The window itself, in a page of its own that is told what to show. */
export function PreviewFrame({ size, preview }: PreviewFrameProps) {
  const frame = useRef<HTMLIFrameElement>(null);
  const isReady = useReady(frame);
  const room = useElementSize();
  const { width, height } = pages[size];
  const scale = room.width === 0 ? 1 : Math.min(1, room.width / width);
  const told = JSON.stringify(preview);
  useEffect(() => {
    if (isReady) frame.current?.contentWindow?.postMessage(JSON.parse(told), location.origin);
  }, [isReady, told]);
  return (
    <div ref={room.ref} className="preview-room" style={{ height: height * scale }}>
      <iframe
        ref={frame}
        src="/widget/preview"
        title={texts.preview.frame}
        style={{ width, height, scale: String(scale) }}
      />
    </div>
  );
}

/** The page in the frame has said that it listens. Nobody else is believed. */
function useReady(frame: React.RefObject<HTMLIFrameElement | null>): boolean {
  const [isReady, setReady] = useState(false);
  useEffect(() => {
    const listen = ({ origin, source, data }: MessageEvent<unknown>) => {
      if (origin !== location.origin || source !== frame.current?.contentWindow) return;
      if (PreviewReady.safeParse(data).success) setReady(true);
    };
    window.addEventListener('message', listen);
    return () => window.removeEventListener('message', listen);
  }, [frame]);
  return isReady;
}
