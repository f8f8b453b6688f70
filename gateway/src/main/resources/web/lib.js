// The one library, by its version, so that browsers may keep it for good.
export { h, render, Component } from './lib/preact/10.28.0/dist/preact.module.js';
