/**
 * Everything that a connector may import. A public interface: within a contract version (`contractVersion`) what is exported
 * here keeps its names, its shapes and its meaning, and things are only added. Begin with `defineConnector` and `Connector`.
 */
export * from './connector.js';
export * from './error.js';
export * from './event.js';
export * from './fields.js';
export * from './genuine.js';
export * from './http.js';
export * from './local.js';
export * from './private-url.js';
export * from './vendor.js';
export * from './walk-back.js';
