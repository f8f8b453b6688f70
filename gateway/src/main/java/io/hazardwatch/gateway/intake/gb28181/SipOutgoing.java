package io.hazardwatch.gateway.intake.gb28181;

import java.net.InetSocketAddress;

/** A datagram to be sent. */
record SipOutgoing(byte[] bytes, InetSocketAddress to) {}
