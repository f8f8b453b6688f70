// What stands behind the own name: Chinese first.
import { add } from '../texts.js';

add({
  oldPasswordWrong: ['原密码不正确', 'The present password is wrong'], handOver: ['交接本台', 'Hand this desk over'],
  handOverExplained: ['接班人以前在本浏览器登录过且设有 PIN 时，可凭 PIN 接手，画面保持不变', 'Somebody who logged in here before and has a PIN takes over by it; what is shown stays'],
  secondFactor: ['第二因素', 'Second factor'], factorNeeded: ['您的角色须先设置第二因素才能使用', 'your role needs a second factor before anything else'],
  factorExplained: ['用手机上的动态码应用，登录时除密码外再输入六位动态码', 'An app on your telephone shows a code of six digits that is asked for besides the password'],
  factorThere: ['已设置；剩余恢复码：', 'It is set up. Recovery codes left:'], factorBegin: ['开始设置', 'Set it up'], factorReplace: ['更换', 'Replace it'],
  factorScan: ['用动态码应用扫描，或手工输入密钥', 'Scan this with an authenticator app, or type the secret'], factorQr: ['二维码', 'QR code'], factorSecret: ['密钥', 'Secret'],
  factorCode: ['应用显示的六位动态码', 'The six digits that the app shows'], factorConfirm: ['确认启用', 'Confirm'],
  factorCodes: ['恢复码仅显示一次，每个只能用一次；请打印或抄下，与手机分开存放', 'Recovery codes are shown once, and each counts once: print or write them down, and keep them apart from the telephone'],
  factorKept: ['已保存', 'They are kept'], passwordElsewhere: ['密码由统一认证服务管理，请在那里修改', 'The identity provider keeps your password: change it there'],
  passwordsDiffer: ['两次输入的新密码不一致', 'The new passwords differ'], setPin: ['设置 PIN', 'Set a PIN'],
  pinExplained: ['PIN 用于答复查岗、接班和签字，替代密码；6 至 12 位数字', 'Answers roll calls, takes hand-overs and signs instead of the password; 6 to 12 digits'],
  pinSet: ['PIN 已设置', 'The PIN is set'], 'pin.password': ['密码', 'Password'], 'pin.pin': ['新 PIN', 'New PIN'], 'pin.again': ['再次输入新 PIN', 'New PIN again'],
  pinsDiffer: ['两次输入的 PIN 不一致', 'The PINs differ'], passwordChanged: ['密码已修改', 'The password is changed'], 'password.old': ['原密码', 'Present password'],
  'password.next': ['新密码', 'New password'], 'password.again': ['再次输入新密码', 'New password again'],
});
