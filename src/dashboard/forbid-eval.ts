import { z } from 'zod';

// Zod compiles its parsers with `new Function` unless told otherwise; under our content security policy even the attempt
// is reported as a violation. This must run before the first schema is made, so `main.tsx` imports it first.
z.config({ jitless: true });
