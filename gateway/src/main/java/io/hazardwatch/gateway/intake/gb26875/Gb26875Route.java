package io.hazardwatch.gateway.intake.gb26875;

import io.hazardwatch.gateway.decode.gb26875.Gb26875Items;
import io.hazardwatch.gateway.intake.MessageOrigin;
import io.hazardwatch.gateway.registry.Device;
import java.time.ZoneId;

/**
 * Whose frames with one address are.
 *
 * @param zone of the device's clock: its site's
 */
record Gb26875Route(Device device, Gb26875Items items, ZoneId zone, MessageOrigin origin) {}
