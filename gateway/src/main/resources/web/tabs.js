// The pages, with what waits on them; the enterprise that they show, and who is logged in.
import { h } from './lib.js';
import { t } from './texts.js';

/** Pages whose count calls for a person. */
const URGENT = ['gateway', 'duty'];

/** counts: by page, of those that have one; enterprises: to choose from, null where the page shows all; enterprise: the one chosen. */
export const Tabs = ({ pages, page, counts, enterprises, enterprise, user, onPage, onEnterprise, onUser, onSearch }) => h('nav', { class: 'tabs' },
  pages.map((name) => h('button', {
    key: name, 'data-page': name, class: URGENT.includes(name) && name in counts ? 'urgent' : undefined, 'aria-current': page === name ? 'page' : undefined, onClick: () => onPage(name),
  }, name in counts ? `${t(name)} ${counts[name]}` : t(name))),
  enterprises && h('select', {
    'aria-label': t('allEnterprises'), value: enterprise ?? '', onChange: (event) => onEnterprise(event.currentTarget.value || null),
  }, h('option', { value: '' }, t('allEnterprises')), enterprises.map((name) => h('option', { key: name, value: name }, name))),
  h('button', { class: 'search-open', id: 'search-open', title: t('searchAll'), onClick: onSearch }, `${t('searchShort')} Ctrl-K`),
  h('button', { class: 'who', id: 'who', title: t('changePassword'), onClick: onUser }, user.user));
