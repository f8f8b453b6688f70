// A hazard source: its substances with S, R and grade and how they come about, and who answers for it.
import { h } from './lib.js';
import { t, pick } from './texts.js';
import './texts/record.js';
import './texts/plant.js';
import { number } from './format.js';
import { format } from './link.js';
import { names } from './on-duty.js';

const PERSONS = ['principal', 'technical', 'operational'];
const GRADES = [['I', 'R ≥ 100'], ['II', '50 ≤ R < 100'], ['III', '10 ≤ R < 50'], ['IV', 'R < 10'], ['NOT_MAJOR', 'S < 1']];

/** Posts that look after the site and on which somebody answers now. */
export const onDutyFor = (posts, { enterprise, site }) => posts.filter((post) => post.enterprise === enterprise && (!post.site || post.site === site) && post.responsible.length > 0);

/** Posts of the enterprise and of its sites on which somebody answers now. */
export const onDutyOf = (posts, enterprise) => posts.filter((post) => post.enterprise === enterprise && post.responsible.length > 0);

export const HazardSource = ({ source, site }) => h('section', { class: 'card source', 'data-source': source.id },
  h('h3', null, pick(source.name), h('span', { class: 'path' }, source.id)),
  site && h('p', null, h('a', { class: 'button', 'data-hazard-file': source.id, href: format({ page: 'hazards', words: `${site.enterprise}/${site.site}/${source.id}` }) }, t('hazardFile'))),
  source.grading && h('p', null, h('b', { class: 'grade-of' }, t(`hazardGrade.${source.grading.grade}`)), ` S ${number(source.grading.s)} · R ${number(source.grading.r)} `, h('span', { class: 'path' }, source.grading.edition)),
  source.grading?.edition ? h(Computed, { source, grading: source.grading })
    : h('p', null, source.substances.map(({ name, cas, tonnes }) => `${name} (CAS ${cas}) ${number(tonnes)} t`).join(t('listComma'))),
  h('dl', { class: 'in-charge' }, PERSONS.map((kind) => [h('dt', { key: kind }, t(`role.${kind}-in-charge`)),
    h('dd', { key: `${kind} name` }, source.inCharge?.[kind] ? personOf(source.inCharge, kind) : h('b', { class: 'over' }, t('personMissing')))])));

const personOf = ({ names: known, ...ids }, kind) => (known?.[kind] ? `${pick(known[kind])} (${ids[kind]})` : ids[kind]);

/** Every step from the substances to the grade, so that anybody can follow it with a pencil. */
const Computed = ({ source, grading }) => {
  const sum = grading.shares.reduce((total, { weighted }) => total + weighted, 0);
  return h('details', { class: 'computed' }, h('summary', null, t('gradingHow')),
    h('div', { class: 'wide' }, h('table', null, h('thead', null, h('tr', null, ['substance', 'tonnesColumn', 'criticalColumn', 'ratioColumn', 'betaColumn', 'weightedColumn'].map((name) => h('th', { key: name, scope: 'col' }, t(name))))),
      h('tbody', null, grading.shares.map((share) => h('tr', { key: share.name },
        h('td', null, share.name, h('span', { class: 'path' }, share.cas ? `CAS ${share.cas}` : t('byClass')), !share.isSourced && h('span', { class: 'path' }, t('notSourced'))),
        h('td', null, number(share.tonnes)), h('td', null, number(share.criticalTonnes)), h('td', null, number(share.ratio)), h('td', null, number(share.beta)), h('td', null, number(share.weighted)))),
      grading.notListed.map((one) => h('tr', { key: one.name }, h('td', null, one.name, h('span', { class: 'path' }, t('notListed'))), h('td', null, number(one.tonnes)), h('td', { colSpan: 4 }, '–')))))),
    h('p', null, `S = Σ q/Q = ${number(grading.s)}`), h('p', null, `α = ${number(grading.alpha)} (${t('exposedPeople')} ${source.exposedPeople})`),
    h('p', null, `R = α · Σ β q/Q = ${number(grading.alpha)} × ${number(sum)} = ${number(grading.r)}`),
    h('p', null, GRADES.map(([grade, bound]) => h('span', { key: grade, class: grade === grading.grade ? 'bound here' : 'bound' }, `${t(`hazardGrade.${grade}`)} ${bound}`))));
};

/** Who answers for the site at this moment. */
export const OnDutyNow = ({ posts }) => h('p', { class: 'on-duty-now' }, h('b', null, `${t('onDutyNow')} `),
  posts.length === 0 ? h('span', { class: 'over' }, t('nobodyOnDuty')) : posts.map((post) => h('span', { key: post.post }, `${pick(post.name)} ${names(post.responsible)}`)));
