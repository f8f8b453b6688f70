// The library of components, by its version, so that browsers may keep it for good; the one of curves is loaded by chart.js.
export { h, render, Component, options } from './lib/preact/10.28.0/dist/preact.module.js';
