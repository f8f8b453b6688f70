package io.hazardwatch.gateway.settings.site;

import io.hazardwatch.gateway.model.DeviceId;
import io.hazardwatch.gateway.model.PointId;
import io.hazardwatch.gateway.model.Text;
import io.hazardwatch.gateway.registry.CalibrationDates;
import io.hazardwatch.gateway.registry.Device;
import io.hazardwatch.gateway.registry.LimitSetting;
import io.hazardwatch.gateway.registry.Point;
import io.hazardwatch.gateway.registry.PointSettings;
import io.hazardwatch.gateway.registry.RateSetting;
import io.hazardwatch.gateway.registry.Rationale;
import io.hazardwatch.gateway.registry.RuleSetting;
import io.hazardwatch.gateway.registry.Site;
import io.hazardwatch.gateway.registry.StatutoryLimits;
import io.hazardwatch.gateway.registry.ValiditySetting;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Keeps equal parts of a configuration only once: thousands of points have the same limits, names and units, which are objects of their own
 * as they are read. That is about 500 bytes of each point. Any thread; lives for one load.
 */
final class ConfigurationInterner {
    private final Values<String> words = new Values<>();
    private final Values<Text> texts = new Values<>();
    private final Values<List<LimitSetting>> limits = new Values<>();
    private final Values<List<RateSetting>> rates = new Values<>();
    private final Values<List<RuleSetting>> rules = new Values<>();
    private final Values<ValiditySetting> screens = new Values<>();
    private final Values<Map<String, Rationale>> rationales = new Values<>();
    private final Values<StatutoryLimits> statutory = new Values<>();
    private final Values<CalibrationDates> dates = new Values<>();
    private final Values<PointSettings> settings = new Values<>();

    private record Values<T>(Map<T, T> all) {
        Values() {
            this(new ConcurrentHashMap<>());
        }

        /** The first one that was equal to {@code value}; null when there is none yet. */
        T known(T value) {
            return all.get(value);
        }

        /** The first one that was equal to {@code value}; null for null. */
        T first(T value) {
            T first = value == null ? null : all.putIfAbsent(value, value);
            return first == null ? value : first;
        }
    }

    /** An equal site whose points share what is equal. */
    Site of(Site site) {
        Map<PointSettings, PointSettings> met = new IdentityHashMap<>();
        return site.withDevices(site.devices().stream().map(device -> of(device, met)).toList());
    }

    /** @param met settings that points of the site had already, so that those that share theirs as read are not compared */
    private Device of(Device device, Map<PointSettings, PointSettings> met) {
        DeviceId id = new DeviceId(words.first(device.id().enterprise()), words.first(device.id().site()), words.first(device.id().device()));
        return new Device(id, device.lane(), device.keys(), device.points().stream().map(point -> of(id, point, met)).toList(),
                device.binding());
    }

    private Point of(DeviceId device, Point point, Map<PointSettings, PointSettings> met) {
        PointId id = new PointId(device.enterprise(), device.site(), device.device(), words.first(point.id().point()));
        Text name = texts.first(new Text(words.first(point.name().zh()), words.first(point.name().en())));
        return new Point(point.index(), id, name, words.first(point.hazardSource()), dates.first(point.calibration()),
                met.computeIfAbsent(point.settings(), this::of));
    }

    /** The parts are looked up only for settings that no point before had. */
    private PointSettings of(PointSettings own) {
        PointSettings known = settings.known(own);
        return known != null ? known : settings.first(new PointSettings(words.first(own.unit()), own.rangeLow(), own.rangeHigh(), own.periodMillis(),
                own.staleAfterMillis(), limits.first(own.limits()), rates.first(own.rates()), rules.first(own.rules()),
                screens.first(own.screen()), rationales.first(own.rationales()), statutory.first(own.statutory())));
    }
}
