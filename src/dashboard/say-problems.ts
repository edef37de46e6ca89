import { z } from 'zod';
import { sayProblem } from '../contract/problems.js';
import { texts } from './messages/texts.js';

// Whatever form checks what was typed with a schema, people read our sentences, not the library's.
z.config({ customError: sayProblem(texts.problems) });
