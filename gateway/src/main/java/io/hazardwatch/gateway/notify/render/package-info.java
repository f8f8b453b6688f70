/**
 * Renders messages for people from templates by language and purpose, shortened to what each means can carry.
 *
 * <p>Invariant: the priority word comes first, with 演练/EXERCISE or 测试/TEST before it where so; there is always a text. Thread:
 * any. Absent on purpose: which facts are told, and sending.
 */
package io.hazardwatch.gateway.notify.render;
