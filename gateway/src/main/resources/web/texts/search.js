// Search: Chinese first.
import { add } from '../texts.js';

add({
  foundNothing: ['没有找到', 'Nothing found'], stillSearching: ['仍在查找…', 'Still searching…'], 'found.equipment': ['设备设施', 'Equipment'], 'found.own': ['对外预警', 'Our warning'], 'found.site': ['场站', 'Site'], 'found.point': ['测点', 'Point'], 'found.alarm': ['报警', 'Alarm'], 'found.duty': ['值班', 'Duty'],
  'found.enterprise': ['企业', 'Enterprise'], 'found.entry': ['值班日志', 'Duty log'], 'found.restriction': ['作业限制', 'Restriction'], 'found.past': ['在报警记录中查找', 'Look in past alarms for'],
  'found.permit': ['作业票', 'Permit'], 'found.weather': ['预警', 'Warning'],
});
