package io.hazardwatch.gateway.intake.hj212;

import io.hazardwatch.gateway.decode.hj212.Hj212Items;
import io.hazardwatch.gateway.intake.MessageOrigin;
import io.hazardwatch.gateway.registry.Device;
import io.hazardwatch.gateway.registry.Hj212Binding;
import java.time.ZoneId;

/**
 * Whose packets with one MN are.
 *
 * @param zone of the device's clock: its site's
 */
record Hj212Route(Device device, Hj212Binding binding, Hj212Items items, ZoneId zone, MessageOrigin origin) {}
