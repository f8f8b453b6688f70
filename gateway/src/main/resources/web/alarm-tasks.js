// The tasks of field staff about one alarm, as links beside it; nothing where there are none.
import { h } from './lib.js';
import { t, pick } from './texts.js';
import './texts/field-tasks.js';
import { Board } from './board.js';
import * as api from './api.js';

const REFRESH_MILLIS = 10_000;

export class AlarmTasks extends Board {
  get refreshMillis() { return REFRESH_MILLIS; }

  fetch() { return api.fieldTasksOf(this.props.alarm); }

  /** What cannot be read is asked again, and is no error of the alarm. */
  render({ onTask }, { data }) {
    return data?.tasks?.length > 0 && h('p', { class: 'alarm-tasks', 'data-tasks': '' }, data.tasks.map((task) => h('button', { key: task.id, 'data-task': task.id, onClick: () => onTask(task.id) },
      `${t('fieldTask')} · ${pick(task.place)} · ${t(`task.${task.state}`)}${task.overdue ? ` · ${t('task.isOverdue')}` : ''}`)));
  }
}
