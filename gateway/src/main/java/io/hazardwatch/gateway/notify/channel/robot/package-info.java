/**
 * Group robots of chat services: DingTalk, WeCom, Feishu. A message appears in the group that the robot belongs to.
 *
 * <p>Invariant: a 200 whose body says otherwise is no success. Thread: any. Absent on purpose: answers; people answer by the link.
 */
package io.hazardwatch.gateway.notify.channel.robot;
