package io.hazardwatch.gateway.settings.channels;

import io.hazardwatch.gateway.notify.channel.phone.DemoPhoneSettings;
import io.hazardwatch.gateway.notify.person.ChannelOptions;
import io.hazardwatch.gateway.notify.person.ChannelSettings;
import io.hazardwatch.gateway.notify.person.SendRate;
import io.hazardwatch.gateway.people.ContactMeansKind;
import io.hazardwatch.gateway.settings.yaml.EnvironmentSecrets;
import io.hazardwatch.gateway.settings.yaml.YamlMap;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Reads the channels that reach people. One thread. */
final class ChannelsReader {
    private static final String[] COMMON = {"id", "kind", "means", "enterprises", "timeout", "perMinute", "perSecond", "probe"};
    private static final long SECOND = 1_000;
    private static final int CHANNELS_MAX = 50;
    private static final int RATE_MAX = 100_000;

    private final EnvironmentSecrets secrets;

    ChannelsReader(EnvironmentSecrets secrets) {
        this.secrets = secrets;
    }

    List<ChannelSettings> read(YamlMap top) {
        List<ChannelSettings> channels = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        List<YamlMap> listed = top.maps("channels");
        if (listed.size() > CHANNELS_MAX) {
            top.broken("channels", "must have at most " + CHANNELS_MAX + " entries");
        }
        for (YamlMap fields : listed) {
            ChannelSettings channel = channel(fields);
            if (channel != null && !seen.add(channel.options().id())) {
                fields.broken("id", "must stand only once");
            } else if (channel != null) {
                channels.add(channel);
            }
        }
        return channels;
    }

    private ChannelSettings channel(YamlMap fields) {
        ChannelKind kind = fields.has("kind") ? ChannelKind.of(fields) : null;
        if (!fields.has("kind")) {
            fields.broken("kind", "must be given");
        }
        return kind == null ? null : kind.read(fields, options(fields, kind), secrets);
    }

    private static ChannelOptions options(YamlMap fields, ChannelKind kind) {
        String id = fields.name("id");
        SendRate rate = new SendRate((int) fields.whole("perMinute", kind.rate().perMinute(), 0, RATE_MAX),
                (int) fields.whole("perSecond", kind.rate().perSecond(), 0, RATE_MAX));
        return new ChannelOptions(id, means(fields, kind), Set.copyOf(fields.texts("enterprises")),
                fields.millis("timeout", ChannelOptions.TIMEOUT_MILLIS, SECOND / 10, 60 * SECOND), rate,
                fields.text("probe", null));
    }

    private static Set<ContactMeansKind> means(YamlMap fields, ChannelKind kind) {
        Set<ContactMeansKind> means = EnumSet.noneOf(ContactMeansKind.class);
        List<String> texts = fields.texts("means");
        for (ContactMeansKind each : ContactMeansKind.values()) {
            if (kind.means().contains(each) && texts.contains(each.name().toLowerCase(Locale.ROOT))) {
                means.add(each);
            }
        }
        if (means.size() < texts.size()) {
            fields.broken("means", "must be a list of " + lower(kind.means()) + ", each once");
        }
        return texts.isEmpty() ? kind.means() : means;
    }

    private static List<String> lower(Set<ContactMeansKind> means) {
        return means.stream().sorted().map(each -> each.name().toLowerCase(Locale.ROOT)).toList();
    }

    /** Reports unknown keys; {@code own} are those of the kind. */
    static void done(YamlMap fields, String... own) {
        List<String> known = new ArrayList<>(List.of(COMMON));
        known.addAll(List.of(own));
        fields.done(known.toArray(new String[0]));
    }

    static ChannelSettings demoPhone(YamlMap fields, ChannelOptions options) {
        long ring = fields.millis("ringFor", 30 * SECOND, SECOND, 300 * SECOND);
        done(fields, "ringFor");
        return new DemoPhoneSettings(options, ring);
    }
}
