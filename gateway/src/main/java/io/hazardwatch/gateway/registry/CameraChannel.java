package io.hazardwatch.gateway.registry;

/**
 * Where a platform for video (GB/T 28181) has a camera.
 *
 * @param platform id of the platform, 20 digits
 * @param id       of the channel, 20 digits
 */
public record CameraChannel(String platform, String id) {}
