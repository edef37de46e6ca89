/** For the tests of connectors. */
export * from './describe-connector.js';
export { failsAs } from './describe-calls.js';
export * from './hook-request.js';
export * from './script-http.js';
export * from './specimen.js';
