/**
 * Reaches people: the port to the providers of calls, messages and mail, what is sent through it, and what providers report back.
 * Which person is reached when and by what is decided in room {@code escalation}.
 */
package io.hazardwatch.gateway.notify.person;
