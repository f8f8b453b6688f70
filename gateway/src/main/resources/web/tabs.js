// The pages in few menus, from the whole down to the point, with what waits on them; the enterprise that they show, and who is logged in.
import { h, Component } from './lib.js';
import { t } from './texts.js';
import { menusOf } from './menus.js';

/** Pages whose count calls for a person. */
const URGENT = ['gateway', 'duty'];
const ARROWS = { ArrowDown: 1, ArrowUp: -1 };

/** A page and what waits on it. */
const label = (name, counts) => (name in counts ? `${t(name)} ${counts[name]}` : t(name));
const isUrgent = (name, counts) => URGENT.includes(name) && name in counts;

const PageButton = ({ name, page, counts, onPage }) => h('button', {
  'data-page': name, class: isUrgent(name, counts) ? 'urgent' : undefined, 'aria-current': page === name ? 'page' : undefined, onClick: () => onPage(name),
}, label(name, counts));

/**
 * A button that opens a list of pages: Enter or Arrow down opens it, arrows go through it, Escape closes it, and it closes when the focus or
 * a finger goes elsewhere. Its pages are always in the document, so that what waits on them can be asked for.
 */
class Menu extends Component {
  constructor() {
    super();
    this.state = { isOpen: false };
    this.onElsewhere = ({ target }) => this.state.isOpen && !this.base.contains(target) && this.setState({ isOpen: false });
  }

  componentDidMount() { document.addEventListener('pointerdown', this.onElsewhere); }

  componentWillUnmount() { document.removeEventListener('pointerdown', this.onElsewhere); }

  close() {
    this.setState({ isOpen: false });
    this.base.querySelector('button').focus();
  }

  /** Keys of the menu are not keys of the list beneath it. */
  onKey(event) {
    const { isOpen } = this.state;
    if (event.key === 'Escape' && isOpen) {
      event.stopPropagation();
      this.close();
    } else if (event.key in ARROWS) {
      event.preventDefault();
      event.stopPropagation();
      this.setState({ isOpen: true }, () => this.step(ARROWS[event.key]));
    }
  }

  step(by) {
    const buttons = [...this.base.querySelectorAll('[data-page]')];
    const at = buttons.indexOf(document.activeElement);
    buttons[at < 0 ? (by > 0 ? 0 : buttons.length - 1) : (at + by + buttons.length) % buttons.length].focus();
  }

  onPage(name) {
    this.close();
    this.props.onPage(name);
  }

  render({ name, pages, page, counts }, { isOpen }) {
    const current = pages.includes(page);
    return h('div', {
      class: 'menu', 'data-menu': name, onKeyDown: (event) => this.onKey(event),
      onFocusOut: ({ relatedTarget }) => relatedTarget && !this.base.contains(relatedTarget) && this.setState({ isOpen: false }),
    },
    h('button', {
      class: pages.some((each) => isUrgent(each, counts)) ? 'urgent' : undefined, 'aria-expanded': String(isOpen), 'aria-controls': `menu-${name}`, 'aria-current': current ? 'true' : undefined,
      onClick: () => this.setState({ isOpen: !isOpen }),
    }, t(`menu.${name}`), current && h('span', { class: 'menu-at' }, t('menuPart'), t(page)), h('span', { 'aria-hidden': 'true' }, ' ▾')),
    h('div', { id: `menu-${name}`, class: 'menu-pages', hidden: !isOpen }, pages.map((each) => h(PageButton, { key: each, name: each, page, counts, onPage: (chosen) => this.onPage(chosen) }))));
  }
}

/** counts: by page, of those that have one; enterprises: to choose from, null where the page shows all; enterprise: the one chosen. */
export const Tabs = ({ pages, page, counts, enterprises, enterprise, user, onPage, onEnterprise, isHelping, onHelp, onUser, onSearch }) => h('nav', { class: 'tabs', 'aria-label': t('pages') },
  menusOf(pages).map(([name, inside]) => (inside ? h(Menu, { key: `menu ${name}`, name, pages: inside, page, counts, onPage }) : h(PageButton, { key: name, name, page, counts, onPage }))),
  pages.includes('unprotected') && h('button', { id: 'unprotected-count', class: `unprotected-count ${counts.unprotected > 0 ? 'some' : ''}`, onClick: () => onPage('unprotected') }, label('unprotected', counts)),
  enterprises && h('select', {
    'aria-label': t('allEnterprises'), value: enterprise ?? '', onChange: (event) => onEnterprise(event.currentTarget.value || null),
  }, h('option', { value: '' }, t('allEnterprises')), enterprises.map((name) => h('option', { key: name, value: name }, name))),
  h('button', { class: 'search-open', id: 'search-open', title: t('searchAll'), onClick: onSearch }, t('searchShort'), h('span', { class: 'key' }, ' Ctrl-K')),
  h('button', { id: 'help-open', 'aria-expanded': String(isHelping), 'aria-label': t('helpOf'), title: t('helpOf'), onClick: onHelp }, '?'),
  h('button', { class: 'who', id: 'who', title: t('changePassword'), onClick: onUser }, user.user));
