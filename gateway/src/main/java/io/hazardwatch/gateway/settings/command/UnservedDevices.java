package io.hazardwatch.gateway.settings.command;

import io.hazardwatch.gateway.intake.opcua.OpcUaServerSettings;
import io.hazardwatch.gateway.registry.Camera;
import io.hazardwatch.gateway.registry.Device;
import io.hazardwatch.gateway.registry.FieldBinding;
import io.hazardwatch.gateway.registry.Gb26875Binding;
import io.hazardwatch.gateway.registry.Hj212Binding;
import io.hazardwatch.gateway.registry.ModbusBinding;
import io.hazardwatch.gateway.registry.OpcUaBinding;
import io.hazardwatch.gateway.registry.Registry;
import io.hazardwatch.gateway.registry.Site;
import io.hazardwatch.gateway.registry.SparkplugBinding;
import io.hazardwatch.gateway.settings.process.Settings;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds devices of the site files whose language is off in the settings, and cameras of platforms that they do not name: nothing ever
 * comes from them. Stateless.
 */
final class UnservedDevices {
    private UnservedDevices() {}

    /** A line for each of them, which names the key that is missing. */
    static List<String> lines(Registry registry, Settings settings, boolean isChinese) {
        List<String> lines = new ArrayList<>();
        for (Site site : registry.sites()) {
            cameras(site, settings, isChinese, lines);
            for (Device device : site.devices()) {
                String missing = device.binding() == null ? null : missing(device.binding(), settings);
                if (missing != null) {
                    lines.add(isChinese ? "警告：" + device.id() + "：gateway.yaml 中没有 " + missing + "，收不到它的数据"
                            : "warning: " + device.id() + ": nothing comes from it, because gateway.yaml has no " + missing);
                }
            }
        }
        return lines;
    }

    private static void cameras(Site site, Settings settings, boolean isChinese, List<String> lines) {
        for (Camera camera : site.plant().guarded().cameras()) {
            String platform = camera.channel() == null || !camera.isChecked() ? null : camera.channel().platform();
            if (platform != null && settings.gb28181().platforms().stream().noneMatch(each -> each.id().equals(platform))) {
                String id = site.enterprise() + '/' + site.site() + '/' + camera.id();
                String missing = settings.gb28181().isOn() ? "gb28181.platforms[].id " + platform : "gb28181.port";
                lines.add(isChinese ? "警告：摄像机 " + id + "：gateway.yaml 中没有 " + missing + "，将始终按离线计"
                        : "warning: camera " + id + ": it counts as offline, because gateway.yaml has no " + missing);
            }
        }
    }

    private static String missing(FieldBinding binding, Settings settings) {
        return switch (binding) {
            case Hj212Binding hj212 -> settings.hj212().isOn() ? null : "hj212.port";
            case Gb26875Binding fire -> settings.gb26875().isOn() ? null : "gb26875.port";
            case SparkplugBinding node -> settings.sparkplug().isOn() ? null : "sparkplug.uri";
            case OpcUaBinding nodes -> settings.opcua().stream().map(OpcUaServerSettings::id).anyMatch(nodes.server()::equals) ? null
                    : "opcua.servers[].id " + nodes.server();
            case ModbusBinding slave -> missing(slave, settings);
            default -> null;
        };
    }

    private static String missing(ModbusBinding slave, Settings settings) {
        if (slave.bus().isDialIn()) {
            return settings.modbus().isListening() ? null : "modbus.port";
        }
        return settings.modbus().isPolling() ? null : "modbus.poll";
    }
}
