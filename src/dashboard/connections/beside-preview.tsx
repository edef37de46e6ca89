import { type ReactNode, Suspense, useState } from 'react';
import type { FieldValues } from '../form/field-values.js';
import { lazyPart } from '../parts/lazy-part.js';
import { Loading } from '../parts/states.js';
import type { OnTyped } from './use-telling.js';

/** Only our own chat window has one. */
const WindowPreview = lazyPart(() => import('./window-preview.js'), 'WindowPreview');

interface BesidePreviewProps {
  /** Draws what stands beside it, with a form that says what is typed. */
  children: (onTyped: OnTyped) => ReactNode;
}

/** A form for our own chat window, and how the window will look with what is typed there. */
export function BesidePreview({ children }: BesidePreviewProps) {
  const [typed, setTyped] = useState<FieldValues>({});
  return (
    <div className="form-beside-preview">
      <div>{children(setTyped)}</div>
      <Suspense fallback={<Loading />}>
        <WindowPreview typed={typed} />
      </Suspense>
    </div>
  );
}
