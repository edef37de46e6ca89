/** For the tests of connectors. A public interface like the kit itself: within a contract version its names keep their meaning. */
export * from './check.js';
export * from './connector-checks.js';
export * from './describe-connector.js';
export { failsAs } from './describe-refusals.js';
export * from './hook-request.js';
export * from './script-http.js';
export * from './specimen.js';
