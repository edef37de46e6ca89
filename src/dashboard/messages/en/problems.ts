/** What is wrong with something that was typed: the server says the same. */
export { problemWords as problems } from '../../../contract/problems.js';
