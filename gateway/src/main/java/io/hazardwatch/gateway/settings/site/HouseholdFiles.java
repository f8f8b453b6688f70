package io.hazardwatch.gateway.settings.site;

import io.hazardwatch.gateway.model.DeviceId;
import io.hazardwatch.gateway.model.Names;
import io.hazardwatch.gateway.model.Text;
import io.hazardwatch.gateway.people.ContactMeansKind;
import io.hazardwatch.gateway.people.Language;
import io.hazardwatch.gateway.registry.Device;
import io.hazardwatch.gateway.registry.Household;
import io.hazardwatch.gateway.registry.Point;
import io.hazardwatch.gateway.registry.Registry;
import io.hazardwatch.gateway.registry.Site;
import io.hazardwatch.gateway.registry.SiteIndex;
import io.hazardwatch.gateway.settings.yaml.ConfigFolder;
import io.hazardwatch.gateway.settings.yaml.FileStamps;
import io.hazardwatch.gateway.settings.yaml.SettingsProblem;
import io.hazardwatch.gateway.settings.yaml.SettingsProblems;
import io.hazardwatch.gateway.settings.yaml.YamlFile;
import io.hazardwatch.gateway.settings.yaml.YamlMap;
import io.hazardwatch.gateway.settings.yaml.YamlNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The contacts of households: {@code households/*.yaml}. They are no part of the site files, because who may change limits need not see telephones;
 * no call of the API shows or changes them. Never names a telephone in a problem. One thread.
 */
public final class HouseholdFiles {
    private static final String FOLDER = "households";
    private static final String KIND = "gas_user";
    private static final int FILES_MAX = 100;
    private static final int HOUSEHOLDS_MAX = 50_000;
    private static final int DEVICES_MAX = 20;
    private static final int PURPOSE_MAX = 40;
    /** Further entries of a file with so many problems are not taken, because what is wrong with them is not noted any more. */
    private static final int PROBLEMS_MAX = 900;
    private static final String VOL = "%vol";
    private static final List<String> GAS = List.of("%LEL", VOL);
    /** From here on a limit in %vol is one of oxygen, of which fresh air has 20.9: above it methane does not explode any more. */
    private static final double OXYGEN_FROM = 15;
    private static final String HIDDEN = "(not shown)";
    /** A telephone number, wherever somebody wrote it. */
    private static final Pattern NUMBER = Pattern.compile("\\+?\\d(?:[ ().-]{0,3}\\d){5,}");
    /** Names may consist of digits and signs, such as numbers of staff; a telephone number with its area has at least ten digits. */
    private static final Pattern NUMBER_AS_NAME = Pattern.compile("[-_]*\\d(?:[-_]*\\d){9,}[-_]*");
    private static final List<String> UNSEEN = List.of(".person", ".phone");

    /**
     * What can be used, and what is wrong with the rest.
     *
     * @param files what can be used of each file that is there, by its name
     * @param named the devices of all entries, also of those that cannot be used
     * @param isNamingKnown whether {@code named} has the devices of all files, because none has a mistake that hides which they are
     */
    public record Read(List<Household> households, List<SettingsProblem> problems, Map<String, List<Household>> files, Set<DeviceId> named,
                       boolean isNamingKnown) {
        /**
         * Whether a file is there and nothing is wrong with it, nor with the folder; and what it does not name no other file may name, as one may in
         * which that cannot be seen.
         */
        public boolean isWhole(String name) {
            return isNamingKnown && files.containsKey(name) && isFree(FOLDER) && isFree(FOLDER + '/' + name);
        }

        /** Whether the folder can be read and has no such file. */
        public boolean isGone(String name) {
            return !files.containsKey(name) && isFree(FOLDER);
        }

        /** Whether something could not be read, which may be over without any change of the files. */
        public boolean isUnreadable() {
            return problems.stream().anyMatch(each -> each.rule().equals(YamlFile.READABLE));
        }

        private boolean isFree(String file) {
            return problems.stream().noneMatch(each -> each.file().equals(file));
        }
    }

    private final SiteIndex sites;
    private final Registry registry;
    private final List<Household> households = new ArrayList<>();
    private final Set<DeviceId> taken = new HashSet<>();
    private final Set<String> ids = new HashSet<>();
    private boolean isNamingKnown = true;

    private HouseholdFiles(Registry registry) {
        this.registry = registry;
        this.sites = new SiteIndex(() -> registry);
    }

    /** Reads all files against the sites that are configured. */
    public static Read read(Path configuration, Registry registry) {
        HouseholdFiles read = new HouseholdFiles(registry);
        List<SettingsProblem> problems = new ArrayList<>();
        Map<String, List<Household>> byFile = new HashMap<>();
        try {
            List<Path> files = ConfigFolder.listOptional(configuration.resolve(FOLDER));
            if (files.size() > FILES_MAX) {
                problems.add(new SettingsProblem(FOLDER, "", files.size() + " files", "must be at most " + FILES_MAX));
                return new Read(List.of(), problems, Map.of(), Set.of(), false);
            }
            for (Path file : files) {
                SettingsProblems found = new SettingsProblems(FOLDER + '/' + file.getFileName());
                int before = read.households.size();
                YamlNode top = YamlFile.read(file, found);
                read.isNamingKnown &= top != null;
                if (top != null) {
                    read.file(new YamlMap(top, found));
                }
                found.list().stream().map(HouseholdFiles::unseen).forEach(problems::add);
                byFile.put(file.getFileName().toString(), List.copyOf(read.households.subList(before, read.households.size())));
            }
        } catch (IOException unreadable) {
            problems.add(new SettingsProblem(FOLDER, "", unreadable.getClass().getSimpleName(), YamlFile.READABLE));
            read.isNamingKnown = false;
        }
        return new Read(List.copyOf(read.households), problems, byFile, Set.copyOf(read.taken), read.isNamingKnown);
    }

    /** The same without what may be the number of somebody: it may stand under any key, and be a key itself. */
    private static SettingsProblem unseen(SettingsProblem found) {
        boolean isUnknown = found.rule().startsWith("unknown key") || UNSEEN.stream().anyMatch(found.path()::endsWith);
        return new SettingsProblem(found.file(), unseen(found.path()), isUnknown && !found.value().equals("(missing)") ? HIDDEN
                : unseen(found.value()), unseen(found.rule()));
    }

    private static String unseen(String text) {
        return NUMBER.matcher(text).replaceAll(HIDDEN);
    }

    /** What shows that the files have changed; unreadable while they cannot be listed. */
    public static FileStamps stamps(Path configuration) {
        try {
            return FileStamps.of(ConfigFolder.listOptional(configuration.resolve(FOLDER)));
        } catch (IOException unreadable) {
            return new FileStamps(false, Map.of());
        }
    }

    private void file(YamlMap top) {
        String enterprise = top.ownName("enterprise");
        String name = top.ownName("site");
        Site site = enterprise == null || name == null ? null : sites.site(enterprise, name);
        if (enterprise != null && name != null && site == null) {
            top.broken("site", "must be a site of this configuration");
        } else if (site != null && !KIND.equals(site.kind())) {
            top.broken("site", "must be a site of the kind " + KIND);
        }
        YamlNode stated = top.node().find("households");
        if (stated == null || stated.is(YamlNode.Shape.SCALAR) && stated.text() == null) {
            top.broken("households", "must be a list");
        }
        List<YamlMap> entries = top.maps("households");
        if (entries.size() + households.size() > HOUSEHOLDS_MAX) {
            top.brokenUnseen("households", "must be at most " + HOUSEHOLDS_MAX);
            isNamingKnown = false;
            return;
        }
        top.done("enterprise", "site", "households");
        isNamingKnown &= top.problems().isEmpty(); // so far there are none but those of the head and of what is no entry
        for (YamlMap entry : entries) {
            int before = entry.problems().list().size();
            Household read = household(entry, site);
            if (read != null && KIND.equals(site.kind()) && before < PROBLEMS_MAX && entry.problems().list().size() == before) {
                households.add(read);
            }
        }
    }

    private Household household(YamlMap fields, Site site) {
        String id = fields.ownName("id");
        Text name = fields.display("name", id == null ? "" : id);
        List<DeviceId> devices = site == null ? List.of() : devices(fields, site);
        String person = fields.has("person") ? fields.optionalName("person") : null;
        if (person != null && NUMBER_AS_NAME.matcher(person).matches()) {
            fields.brokenUnseen("person", "must be the id of a person, and no telephone number");
        }
        String phone = fields.has("phone") ? phone(fields) : null;
        if (fields.has("person") == fields.has("phone")) {
            fields.brokenUnseen("person", "must be given, or phone, but not both");
        }
        Text purpose = fields.display("purpose", "家庭 household");
        if (purpose.zh().length() > PURPOSE_MAX || purpose.en().length() > PURPOSE_MAX) {
            fields.brokenUnseen("purpose", "must be a text of 1 to " + PURPOSE_MAX + " characters");
        }
        Language language = fields.choice("language", Language.ZH, Language.values());
        fields.done("id", "name", "devices", "person", "phone", "purpose", "language");
        if (id == null || site == null) {
            return null;
        }
        Household read = new Household(site.enterprise(), site.site(), id, name, devices, person, phone, purpose, language == Language.EN);
        if (!ids.add(read.key())) {
            fields.broken("id", "must stand only once in its site");
        }
        return read;
    }

    private static String phone(YamlMap fields) {
        String phone = fields.node().find("phone").text();
        fields.node().ask("phone");
        if (phone == null || !ContactMeansKind.SMS.isAddress(phone)) {
            fields.brokenUnseen("phone", "must be a telephone number");
            return null;
        }
        return phone;
    }

    private List<DeviceId> devices(YamlMap fields, Site site) {
        List<DeviceId> devices = new ArrayList<>();
        List<String> named = fields.texts("devices");
        isNamingKnown &= !named.isEmpty() && named.size() == fields.node().find("devices").children().size();
        for (String each : named) {
            DeviceId id = Names.isName(each) ? new DeviceId(site.enterprise(), site.site(), each) : null;
            Device device = id == null ? null : registry.device(id);
            isNamingKnown &= device != null;
            if (device == null) {
                fields.broken("devices", each + " must be a device of this site");
            } else if (!taken.add(id)) {
                fields.broken("devices", each + " must stand only once");
            } else if (device.points().stream().noneMatch(HouseholdFiles::isDetector)) {
                fields.broken("devices", each + " must have a point in %LEL or %vol with a limit H or HH");
            } else {
                devices.add(id);
            }
        }
        if (named.isEmpty() || named.size() > DEVICES_MAX) {
            fields.broken("devices", "must be a list of 1 to " + DEVICES_MAX + " devices");
        }
        return devices;
    }

    /** Whether its high alarm tells of gas in the household. */
    public static boolean isDetector(Point point) {
        return GAS.contains(point.unit()) && point.limits().stream().anyMatch(limit -> limit.level().isHigh()) && !isOxygen(point);
    }

    private static boolean isOxygen(Point point) {
        return VOL.equals(point.unit()) && (point.limits().stream().anyMatch(limit -> !limit.level().isHigh() && limit.at() >= OXYGEN_FROM)
                || point.limits().stream().filter(limit -> limit.level().isHigh()).allMatch(limit -> limit.at() >= OXYGEN_FROM));
    }
}
