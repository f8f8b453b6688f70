package io.hazardwatch.simulator.field;

import io.hazardwatch.simulator.command.Numbers;
import java.net.URI;
import picocli.CommandLine.Option;

/** Where devices of a scenario that speak something else than JSON over MQTT reach the gateway, or it them. Picocli fills the fields. */
public final class FieldOptions {
    @Option(names = "--hj212", paramLabel = "HOST:PORT", converter = Peer.Converter.class, description = "Where the gateway listens for HJ 212.")
    Peer hj212;

    @Option(names = "--gb26875", paramLabel = "HOST:PORT", converter = Peer.Converter.class,
            description = "Where the gateway listens for GB/T 26875.3.")
    Peer gb26875;

    @Option(names = "--modbus", paramLabel = "HOST:PORT", converter = Peer.Converter.class, description = "Where the gateway listens for DTUs.")
    Peer modbus;

    @Option(names = "--coap", paramLabel = "HOST:PORT", converter = Peer.Converter.class, description = "Where the gateway listens for CoAP.")
    Peer coap;

    @Option(names = "--sparkplug-port", paramLabel = "PORT", converter = Numbers.WholeFromOne.class,
            description = "Opens a small broker here and plays Sparkplug B on it.")
    Integer sparkplugPort;

    @Option(names = "--opcua-port", paramLabel = "PORT", converter = Numbers.WholeFromOne.class, description = "Opens an OPC UA server here.")
    Integer opcuaPort;

    @Option(names = "--push", paramLabel = "URL", description = "Where the gateway takes HTTP pushes.")
    URI push;

    @Option(names = "--alink", description = "Plays Alink on the MQTT port of the gateway, which --broker names.")
    boolean alink;
}
