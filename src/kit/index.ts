/** Everything that a connector may import. A public interface: what is exported here keeps its meaning within a contract version. */
export * from './connector.js';
export * from './error.js';
export * from './event.js';
export * from './fields.js';
export * from './genuine.js';
export * from './http.js';
export * from './local.js';
export * from './vendor.js';
export * from './walk-back.js';
