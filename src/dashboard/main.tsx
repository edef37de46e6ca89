import './forbid-eval.js';
import './say-problems.js';
import '@mantine/core/styles.css';
import '@mantine/notifications/styles.css';
import './dashboard.css';
import { MantineProvider } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { keepFocus } from './parts/keep-focus.js';
import { Notices } from './parts/notices.js';
import { watchConnection } from './parts/online.js';
import { createCache } from './query-cache.js';
import { router } from './routes.js';
import { shareStyleNonce, styleNonce } from './style-nonce.js';
import { cssVariables, theme } from './theme.js';

shareStyleNonce();
keepFocus(document);
watchConnection();

const place = document.getElementById('root');
if (!place) throw new Error('index.html has no element with the id root');

createRoot(place).render(
  <StrictMode>
    <MantineProvider
      theme={theme}
      cssVariablesResolver={cssVariables}
      defaultColorScheme="auto"
      getStyleNonce={styleNonce}
    >
      <Notices />
      <QueryClientProvider client={createCache()}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </MantineProvider>
  </StrictMode>,
);
