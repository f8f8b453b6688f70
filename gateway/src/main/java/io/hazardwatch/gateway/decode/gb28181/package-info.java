/**
 * GB/T 28181: the little of SIP (RFC 3261) that platforms for video use to register and to say which of their cameras work; datagrams to messages
 * and back.
 *
 * <p>Invariant: no input throws, and every part of a message is bounded. Pure; the caller's thread. Deliberately absent: the socket, who may say
 * what, and the documents in the messages ({@code intake.gb28181}); calls and video.
 */
package io.hazardwatch.gateway.decode.gb28181;
