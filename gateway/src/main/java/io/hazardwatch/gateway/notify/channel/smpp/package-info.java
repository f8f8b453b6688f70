/**
 * SMS over SMPP 3.4: text messages in at most two joined segments, receipts and replies. The library blocks, so it works on threads of its
 * own; absent on purpose: voice, long messages, and a second bind.
 */
package io.hazardwatch.gateway.notify.channel.smpp;
