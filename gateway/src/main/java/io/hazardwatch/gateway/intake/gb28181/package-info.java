/**
 * The UDP port to which platforms for video (GB/T 28181) register as to an upper platform, and say which of their cameras work; on Netty.
 *
 * <p>Invariant: what a platform says counts only while it is registered by its password, from the address that registered; no datagram throws,
 * and everything kept is bounded. Thread: one event loop of its own ({@code gb28181}). Deliberately absent: calls, video, control of cameras,
 * TCP, encryption, and what a state means for a camera of a site ({@code equipment}).
 */
package io.hazardwatch.gateway.intake.gb28181;
