package io.hazardwatch.gateway.settings.process;

import io.hazardwatch.gateway.alarms.AlarmPolicy;
import io.hazardwatch.gateway.api.http.AccessSettings;
import io.hazardwatch.gateway.api.http.ApiSettings;
import io.hazardwatch.gateway.database.DatabaseSettings;
import io.hazardwatch.gateway.duty.rules.DutySettings;
import io.hazardwatch.gateway.emergency.EmergencySettings;
import io.hazardwatch.gateway.escalation.EscalationSettings;
import io.hazardwatch.gateway.history.store.HistorySettings;
import io.hazardwatch.gateway.intake.QuotaSettings;
import io.hazardwatch.gateway.intake.broker.BrokerSettings;
import io.hazardwatch.gateway.intake.coap.CoapSettings;
import io.hazardwatch.gateway.intake.gb28181.Gb28181Settings;
import io.hazardwatch.gateway.intake.modbus.ModbusSettings;
import io.hazardwatch.gateway.intake.mqtt.MqttSettings;
import io.hazardwatch.gateway.intake.opcua.OpcUaServerSettings;
import io.hazardwatch.gateway.intake.sparkplug.SparkplugSettings;
import io.hazardwatch.gateway.intake.tcp.TcpSettings;
import io.hazardwatch.gateway.kpi.OperatingPosition;
import io.hazardwatch.gateway.leaks.LeakSettings;
import io.hazardwatch.gateway.settings.channels.ChannelsFile;
import io.hazardwatch.gateway.settings.roster.CalendarFile;
import io.hazardwatch.gateway.settings.roster.RosterDocument;
import io.hazardwatch.gateway.settings.roster.RosterFile;
import io.hazardwatch.gateway.settings.yaml.EnvironmentSecrets;
import io.hazardwatch.gateway.settings.yaml.LoadResult;
import io.hazardwatch.gateway.settings.yaml.SettingsProblem;
import io.hazardwatch.gateway.settings.yaml.SettingsProblems;
import io.hazardwatch.gateway.settings.yaml.YamlFile;
import io.hazardwatch.gateway.settings.yaml.YamlMap;
import io.hazardwatch.gateway.settings.yaml.YamlNode;
import io.hazardwatch.gateway.weather.feed.WeatherSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Reads {@code gateway.yaml} and {@code channels.yaml}, and checks {@code roster.yaml}, {@code calendar.yaml},
 * {@code emergency.yaml} and {@code escalation.yaml}. Any of them
 * may be missing; the defaults apply then. One thread.
 */
public final class SettingsLoader {
    private static final long SECOND = 1_000;
    private static final long MINUTE = 60 * SECOND;
    private static final long HOUR = 60 * MINUTE;
    private static final long DAY = 24 * HOUR;
    private static final int LANES_MAX = 64;
    private static final int AGE_DAYS_WITHOUT_STORE = 90;
    /** Also applies where readings are kept forever, because no live reading is older. */
    private static final int AGE_DAYS_FOR_EVER = 3650;
    /** Fifty years: a device that sends seconds instead of milliseconds appears to be in 1970, which must remain too old. */
    private static final int AGE_DAYS_MAX = 18_250;

    private final Map<String, String> environment;

    /** @param environment contains the secrets */
    public SettingsLoader(Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
    }

    /** Reads the settings below {@code directory}. */
    public LoadResult<Settings> load(Path directory, Overrides overrides) {
        List<SettingsProblem> problems = new ArrayList<>();
        if (!Files.isDirectory(directory)) {
            problems.add(new SettingsProblem(directory.toString(), "", "(missing)", "must be the configuration's directory"));
        }
        ChannelsFile channels = channels(directory, problems);
        SettingsProblems found = new SettingsProblems("gateway.yaml");
        EmergencySettings emergency = valid(EmergencyFile.load(directory, environment), EmergencySettings.NONE, problems);
        EscalationSettings escalation = valid(EscalationFile.load(directory), EscalationSettings.STANDARD, problems);
        RosterDocument roster = valid(RosterFile.load(directory), RosterDocument.NONE, problems);
        Settings settings = settings(directory, top(directory, found), overrides, channels, emergency, escalation, roster);
        problems.addAll(0, found.list());
        problems.addAll(CalendarFile.load(directory).problems());
        return problems.isEmpty() ? new LoadResult.Valid<>(settings) : new LoadResult.Invalid<>(problems);
    }

    /** Reads only where the relational store is, for commands that need nothing else. */
    public LoadResult<DatabaseSettings> loadDatabase(Path directory) {
        SettingsProblems found = new SettingsProblems("gateway.yaml");
        DatabaseSettings settings = new DatabaseSettingsReader(this::secret).read(top(directory, found).map("database"));
        return found.isEmpty() ? new LoadResult.Valid<>(settings) : new LoadResult.Invalid<>(found.list());
    }

    /** Whether {@code url} may stand as {@code database.url}. */
    public static boolean isDatabaseAddress(String url) {
        return DatabaseSettingsReader.isAddress(url);
    }

    private static YamlMap top(Path directory, SettingsProblems problems) {
        Path file = directory.resolve(problems.file());
        YamlNode top = Files.exists(file) ? YamlFile.read(file, problems) : null;
        return new YamlMap(top == null ? YamlNode.standIn(null, null) : top, problems);
    }

    private Settings settings(Path directory, YamlMap top, Overrides overrides, ChannelsFile channels,
                              EmergencySettings emergency, EscalationSettings escalation, RosterDocument roster) {
        Path data = overrides.dataDirectory() == null ? Path.of("data") : overrides.dataDirectory();
        ApiSettings api = new HttpSettingsReader(directory, overrides).read(top.map("http")).with(access(directory, top))
                .withMap(new MapReader(directory).read(top.map("map")));
        MqttSettings mqtt = new MqttSettingsReader(directory, data, overrides).read(top.map("mqtt"));
        List<BrokerSettings> brokers = new BrokerSettingsReader(this::secret).read(top);
        HistorySettings history = new HistorySettingsReader(directory, data, this::secret).read(top.map("history"));
        DatabaseSettings database = new DatabaseSettingsReader(this::secret).read(top.map("database"));
        YamlMap readings = top.map("readings");
        long future = readings.millis("futureTolerance", 5 * MINUTE, 0, DAY);
        long age = ageMax(readings, history);
        readings.done("futureTolerance", "ageMax");
        List<OperatingPosition> positions = OperatingPositionReader.read(top);
        int lanes = (int) top.whole("lanes", lanesByDefault(), 1, LANES_MAX);
        YamlMap alarms = top.map("alarms");
        long lineGrace = alarms.millis("lineGrace", 0, SECOND, HOUR);
        AlarmPolicy policy = new AlarmPolicyReader().read(alarms);
        DutySettings duty = DutySettingsReader.read(top.map("duty"));
        WeatherSettings weather = new WeatherSettingsReader(directory).read(top.map("weather"));
        CardFiles.read(directory, top.problems());
        ContourFiles.read(directory, top.problems());
        LeakSettings leaks = LeakSettingsReader.read(top.map("leaks"));
        TcpSettings hj212 = TcpSettingsReader.read(top.map("hj212"), TcpSettingsReader.HJ212_IDLE_MILLIS);
        TcpSettings gb26875 = TcpSettingsReader.read(top.map("gb26875"), TcpSettingsReader.GB26875_IDLE_MILLIS);
        SparkplugSettings sparkplug = SparkplugSettingsReader.read(top.map("sparkplug"), this::secret);
        List<OpcUaServerSettings> opcua = OpcUaSettingsReader.read(top.map("opcua"), this::secret);
        ModbusSettings modbus = ModbusSettingsReader.read(top.map("modbus"));
        QuotaSettings quotas = QuotaSettingsReader.read(top.map("quotas"));
        CoapSettings coap = CoapSettingsReader.read(top.map("coap"), mqtt);
        Gb28181Settings gb28181 = Gb28181SettingsReader.read(top.map("gb28181"), this::secret);
        top.done("http", "access", "mqtt", "upstream", "history", "database", "readings", "alarms", "lanes", "positions", "weather", "duty",
                "map", "leaks", "hj212", "gb26875", "sparkplug", "modbus", "opcua", "oidc", "quotas", "coap", "gb28181");
        return new Settings(data, lanes, future, age, api, mqtt, database, brokers, history, policy, lineGrace, channels,
                positions, emergency, escalation, weather, duty, leaks, roster, hj212, gb26875, sparkplug, modbus, opcua, quotas, coap, gb28181);
    }

    private AccessSettings access(Path directory, YamlMap top) {
        AccessSettings access = AccessReader.read(top.map("access"));
        return access.with(new OidcReader(directory, this::secret).read(top, access.threeAdministrators()));
    }

    /** The age limit follows the retention, because a reading that the store drops at once would be acknowledged and lost. */
    private static long ageMax(YamlMap readings, HistorySettings history) {
        int days = history.store().equals("discard") ? AGE_DAYS_WITHOUT_STORE : history.retention().rawDays();
        long kept = (days == 0 ? AGE_DAYS_MAX : days) * DAY;
        long age = readings.millis("ageMax", 0, 0, AGE_DAYS_MAX * DAY);
        if (age > kept) {
            readings.broken("ageMax", "must not be longer than readings are kept, " + days + "d");
        }
        if (age > 0) {
            return age;
        }
        return days == 0 ? AGE_DAYS_FOR_EVER * DAY : kept;
    }

    private static int lanesByDefault() {
        return Math.clamp(Runtime.getRuntime().availableProcessors() / 2, 1, LANES_MAX);
    }

    /** Reads only {@code channels.yaml}. */
    public LoadResult<ChannelsFile> loadChannels(Path directory) {
        List<SettingsProblem> problems = new ArrayList<>();
        ChannelsFile channels = channels(directory, problems);
        return problems.isEmpty() ? new LoadResult.Valid<>(channels) : new LoadResult.Invalid<>(problems);
    }

    private ChannelsFile channels(Path directory, List<SettingsProblem> problems) {
        SettingsProblems found = new SettingsProblems("channels.yaml");
        ChannelsFile channels = ChannelsFile.read(top(directory, found), this::secret);
        problems.addAll(found.list());
        return channels;
    }

    private static <T> T valid(LoadResult<T> read, T otherwise, List<SettingsProblem> problems) {
        problems.addAll(read.problems());
        return read instanceof LoadResult.Valid<T> valid ? valid.value() : otherwise;
    }

    /** The secret in the environment variable that {@code key} names; null if the key is absent. */
    private String secret(YamlMap fields, String key) {
        return EnvironmentSecrets.in(environment).of(fields, key);
    }
}
