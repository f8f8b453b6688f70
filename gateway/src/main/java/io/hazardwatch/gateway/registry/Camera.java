package io.hazardwatch.gateway.registry;

import io.hazardwatch.gateway.model.Text;

/**
 * A camera of a site, as its site file states it. Its pictures are never fetched.
 *
 * @param url          what is asked whether it can be reached: rtsp, http or https, without a user or password; null = none. Shown to nobody,
 *                     because its query may hold a token.
 * @param link         page that people open; null if none is stated
 * @param position     where it stands; null if not stated
 * @param hazardSource null = of the whole site
 * @param isChecked    whether it is asked, or its platform believed
 * @param channel      where a platform has it that says how it is, instead of {@code url}; null = none
 */
public record Camera(String id, Text name, String url, String link, GroundPosition position, String hazardSource, boolean isChecked,
                     CameraChannel channel) {}
