package io.hazardwatch.gateway.intake.coap;

import io.hazardwatch.gateway.intake.coap.CoapCounters.Result;
import org.eclipse.californium.core.coap.CoAP;
import org.eclipse.californium.core.coap.CoAP.ResponseCode;
import org.eclipse.californium.core.coap.CoAP.Type;
import org.eclipse.californium.core.coap.CoAPMessageFormatException;
import org.eclipse.californium.core.coap.Message;
import org.eclipse.californium.core.coap.MessageFormatException;
import org.eclipse.californium.core.coap.option.StandardOptionRegistry;
import org.eclipse.californium.core.network.serialization.MessageHeader;
import org.eclipse.californium.core.network.serialization.UdpDataParser;
import org.eclipse.californium.elements.util.DatagramReader;

/**
 * Reads datagrams. What contradicts itself is a malformed message instead of a failure of the library. Malformed ones are answered without the
 * library's sentence about them, so that no answer is longer than what it answers: nobody has logged in. Every response is malformed, because the
 * gateway asks nobody: the library would look for its request among those that it has answered. Any thread.
 */
final class StrictParser extends UdpDataParser {
    private final CoapCounters counters;

    StrictParser(CoapCounters counters) {
        super(true, StandardOptionRegistry.getDefaultOptionRegistry());
        this.counters = counters;
    }

    @Override
    protected MessageHeader parseHeader(DatagramReader reader) {
        try {
            return super.parseHeader(reader);
        } catch (MessageFormatException malformed) {
            counters.count(Result.MALFORMED);
            throw malformed; // a reset at most, because its token is not known
        }
    }

    @Override
    protected Message parseMessage(DatagramReader reader, MessageHeader header, Message message) {
        if (CoAP.isResponse(header.getCode())) {
            throw silent(header, ResponseCode.BAD_REQUEST);
        }
        try {
            return super.parseMessage(reader, header, message);
        } catch (CoAPMessageFormatException malformed) {
            throw silent(header, malformed.getErrorCode());
        } catch (MessageFormatException malformed) {
            throw silent(header, ResponseCode.BAD_OPTION);
        } catch (IllegalArgumentException | IllegalStateException contradiction) {
            throw silent(header, ResponseCode.BAD_REQUEST);
        }
    }

    private CoAPMessageFormatException silent(MessageHeader header, ResponseCode code) {
        counters.count(Result.MALFORMED);
        return new CoAPMessageFormatException("", header.getToken(), header.getMID(), header.getCode(), header.getType() == Type.CON, code);
    }
}
