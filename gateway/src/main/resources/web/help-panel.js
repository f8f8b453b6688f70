// What the head of every page and the letters and marks of alarms mean, on one panel.
import { h } from './lib.js';
import { t } from './texts.js';
import { Sentence } from './help.js';
import './texts/help.js';

const HEAD = [['unacked', 'unacked'], ['unprotected', 'unprotected'], ['live', 'live'], ['engine', 'engineName'], ['onDuty', 'duty'], ['keyPeriod', 'keyPeriod'], ['position', 'position']];
const PRIORITIES = ['P1', 'P2', 'P3', 'P4'];
const STATES = ['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H', 'I'];
const FLAGS = ['chattering', 'late', 'qualityBad', 'latching', 'leads'];
const QUALITIES = ['good', 'uncertain', 'bad', 'stale', 'never'];

const list = (entries) => h('dl', null, entries.map(([id, name]) => [h('dt', { key: id }, name), h('dd', { key: `${id} means` }, h(Sentence, { id }))]));

/** What the head of every page and the letters and marks of alarms mean. */
export const HelpPanel = ({ onClose }) => h('section', { class: 'help-panel', id: 'help-panel', 'aria-label': t('helpOf') }, h('h2', null, t('helpOf'), ' ', h('button', { class: 'close', 'aria-label': t('close'), onClick: onClose }, '✕')),
  h('div', { class: 'help-columns' },
    list(HEAD.map(([id, name]) => [id, t(name)])),
    list([...PRIORITIES.map((id) => [id, `${id} ${t(id)}`]), ...STATES.map((letter) => [`state.${letter}`, `${letter} ${t(letter)}`])]),
    list([...FLAGS.map((id) => [id, t(id)]), ...QUALITIES.map((id) => [`quality.${id}`, t(`quality.${id}`)])])));
