package io.hazardwatch.gateway.settings.process;

import io.hazardwatch.gateway.alarms.AlarmPolicy;
import io.hazardwatch.gateway.api.http.ApiSettings;
import io.hazardwatch.gateway.database.DatabaseSettings;
import io.hazardwatch.gateway.decode.DecodeLimits;
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
import io.hazardwatch.gateway.notify.channel.WebhookSettings;
import io.hazardwatch.gateway.settings.channels.ChannelsFile;
import io.hazardwatch.gateway.settings.roster.RosterDocument;
import io.hazardwatch.gateway.weather.feed.WeatherSettings;
import java.nio.file.Path;
import java.util.List;

/**
 * Everything that is set at start; sites are separate because they are reloaded.
 *
 * @param dataDirectory journal, spool, embedded store
 * @param database accounts, people, duty
 * @param lanes number of lanes, each with a thread of its own
 * @param futureMillisTolerance how far a device's clock may be ahead before its readings are refused
 * @param positions operating positions with their areas; KPIs are available for each
 * @param emergency whom to tell past everything else
 * @param escalation how people are called until somebody answers
 * @param duty how duty is kept at each post
 * @param leaks how detections are joined to leaks
 * @param roster what roster.yaml says; fills an empty book of people and an empty roster
 * @param ageMillisMax readings older than this on arrival are refused
 * @param alarms time limits by priority
 * @param channelsFile systems and channels that are notified of alarms
 * @param hj212 the port for HJ 212
 * @param gb26875 the port for GB/T 26875.3
 * @param opcua OPC UA servers that are followed
 * @param sparkplug the broker whose Sparkplug nodes are followed
 * @param modbus Modbus slaves that are asked, and the port for DTUs
 * @param coap the ports for CoAP
 * @param gb28181 the port for platforms for video
 * @param quotas how much each enterprise may use
 * @param lineGraceMillis time for a device whose connection broke to be heard again; 0 = two of its longest period
 */
public record Settings(Path dataDirectory, int lanes, long futureMillisTolerance, long ageMillisMax, ApiSettings api,
                       MqttSettings mqtt, DatabaseSettings database, List<BrokerSettings> brokers, HistorySettings history,
                       AlarmPolicy alarms, long lineGraceMillis, ChannelsFile channelsFile, List<OperatingPosition> positions,
                       EmergencySettings emergency, EscalationSettings escalation, WeatherSettings weather,
                       DutySettings duty, LeakSettings leaks, RosterDocument roster, TcpSettings hj212, TcpSettings gb26875,
                       SparkplugSettings sparkplug, ModbusSettings modbus, List<OpcUaServerSettings> opcua,
                       QuotaSettings quotas, CoapSettings coap, Gb28181Settings gb28181) {
    public Settings {
        brokers = List.copyOf(brokers);
        opcua = List.copyOf(opcua);
        positions = List.copyOf(positions);
    }

    /** How much one payload may ask for, and how far its times may lie from its arrival. */
    public DecodeLimits decodeLimits() {
        return DecodeLimits.STANDARD.withTimes(futureMillisTolerance, ageMillisMax);
    }

    /** Systems that are notified of alarms. */
    public List<WebhookSettings> webhooks() {
        return channelsFile.webhooks();
    }
}
