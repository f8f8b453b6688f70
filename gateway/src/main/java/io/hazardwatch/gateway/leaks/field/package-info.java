/**
 * Tasks of the gas company's field staff about gas in households: opened by the gateway, taken and done by people. A task counts once it is stored.
 * The owner's thread. Absent on purpose: who is sent where; people take what they do.
 */
package io.hazardwatch.gateway.leaks.field;
