// Search: Chinese first.
import { add } from '../texts.js';

add({
  foundNothing: ['没有找到', 'Nothing found'], 'found.site': ['场站', 'Site'], 'found.point': ['测点', 'Point'], 'found.alarm': ['报警', 'Alarm'], 'found.duty': ['值班', 'Duty'],
  'found.permit': ['作业票', 'Permit'], 'found.weather': ['预警', 'Warning'],
});
