package io.hazardwatch.simulator.field;

import io.hazardwatch.simulator.coap.CoapSpeaker;
import io.hazardwatch.simulator.gb26875.Gb26875Speaker;
import io.hazardwatch.simulator.hj212.Hj212Speaker;
import io.hazardwatch.simulator.modbus.ModbusSpeaker;
import io.hazardwatch.simulator.opcua.OpcUaSpeaker;
import io.hazardwatch.simulator.plant.DeviceId;
import io.hazardwatch.simulator.publish.Credential;
import io.hazardwatch.simulator.publish.Credentials;
import io.hazardwatch.simulator.scenario.Scenario;
import io.hazardwatch.simulator.scenario.Scenario.Actor;
import io.hazardwatch.simulator.scenario.Scenario.Speech;
import io.hazardwatch.simulator.sparkplug.SmallBroker;
import io.hazardwatch.simulator.sparkplug.SparkplugSpeaker;
import io.hazardwatch.simulator.wire.Telemetry;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The devices of scenarios that speak something else than JSON over MQTT. A language without its option, and one whose port is taken, is
 * played over MQTT instead, and that is said. Used by one thread.
 */
public final class FieldDevices implements AutoCloseable {
    private final Map<DeviceId, FieldDevice> devices = new HashMap<>();
    private final List<SmallBroker> brokers = new ArrayList<>();

    /** No device. */
    private FieldDevices() {}

    /** The ids under which credentials of their own are needed, beside those of enterprises. */
    public static Set<String> credentials(List<Scenario> scenarios, FieldOptions options) {
        Set<String> needed = new HashSet<>();
        for (Scenario scenario : scenarios) {
            for (Actor actor : scenario.actors()) {
                if (options.alink && actor.speech() != null && actor.speech().language().equals("alink")) {
                    needed.add(actor.id().toString());
                }
            }
        }
        return needed;
    }

    /**
     * Opens what the options allow.
     *
     * @param broker the gateway's MQTT port
     */
    public static FieldDevices open(List<Scenario> scenarios, FieldOptions options, String broker, Credentials credentials, PrintStream out)
            throws InterruptedException {
        FieldDevices opened = new FieldDevices();
        for (Scenario scenario : scenarios) {
            for (Actor actor : scenario.actors()) {
                if (actor.speech() != null) {
                    opened.add(actor, options, broker, credentials, out);
                }
            }
        }
        return opened;
    }

    private void add(Actor actor, FieldOptions options, String broker, Credentials credentials, PrintStream out) throws InterruptedException {
        try {
            FieldDevice device = device(actor, options, broker, credentials);
            if (device != null) {
                devices.put(actor.id(), device);
                out.println(actor.id() + " speaks " + actor.speech().language());
            }
        } catch (IOException taken) {
            out.println(actor.id() + " is played over MQTT: " + actor.speech().language() + ": " + taken.getMessage());
        }
    }

    private FieldDevice device(Actor actor, FieldOptions options, String broker, Credentials credentials) throws IOException, InterruptedException {
        Speech speech = actor.speech();
        String name = speech.language();
        return switch (name) {
            case "hj212" -> options.hj212 == null ? null : new QueuedDevice(name, () -> new Hj212Speaker(options.hj212, speech));
            case "gb26875" -> options.gb26875 == null ? null : new QueuedDevice(name, () -> new Gb26875Speaker(options.gb26875, speech));
            case "modbus" -> options.modbus == null ? null : new ModbusSpeaker(options.modbus, speech);
            case "sparkplug" -> options.sparkplugPort == null ? null : sparkplug(options.sparkplugPort, speech);
            case "opcua" -> options.opcuaPort == null ? null : new OpcUaSpeaker(options.opcuaPort, speech);
            case "push" -> options.push == null ? null : new QueuedDevice(name, () -> new PushSpeaker(options.push, actor.id(),
                    basic(credentials.of(actor.id().enterprise()))));
            case "coap" -> options.coap == null ? null : new QueuedDevice(name, () -> new CoapSpeaker(options.coap, actor.id(),
                    credentials.of(actor.id().enterprise())));
            default -> options.alink && !credentials.of(actor.id().toString()).username().isEmpty()
                    ? new QueuedDevice(name, () -> new AlinkSpeaker(broker, speech, credentials.of(actor.id().toString()))) : null;
        };
    }

    private FieldDevice sparkplug(int port, Speech speech) throws IOException, InterruptedException {
        if (brokers.isEmpty()) {
            brokers.add(new SmallBroker(port));
        }
        return new QueuedDevice("sparkplug", () -> new SparkplugSpeaker(port, speech));
    }

    private static String basic(Credential credential) {
        return "Basic " + Base64.getEncoder().encodeToString((credential.username() + ':' + credential.password()).getBytes(StandardCharsets.UTF_8));
    }

    /** Brings a message by the language of its device; false when it speaks JSON over MQTT. */
    public boolean isBrought(Telemetry telemetry) {
        FieldDevice device = devices.get(telemetry.device());
        if (device == null) {
            return false;
        }
        telemetry.rows().forEach(device::offer);
        return true;
    }

    @Override
    public void close() {
        devices.values().forEach(FieldDevice::close);
        brokers.forEach(SmallBroker::close);
    }
}
