package io.hazardwatch.gateway.intake.coap;

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
 * Reads datagrams. What contradicts itself is a malformed message, which is answered 4.00, instead of a failure of the library; and so is every
 * response, because the gateway asks nobody: the library would look for its request among those that it has answered. Any thread.
 */
final class StrictParser extends UdpDataParser {
    StrictParser() {
        super(true, StandardOptionRegistry.getDefaultOptionRegistry());
    }

    @Override
    protected Message parseMessage(DatagramReader reader, MessageHeader header, Message message) {
        if (CoAP.isResponse(header.getCode())) {
            throw new CoAPMessageFormatException("nothing was asked", header.getToken(), header.getMID(), header.getCode(),
                    header.getType() == Type.CON);
        }
        try {
            return super.parseMessage(reader, header, message);
        } catch (MessageFormatException malformed) {
            throw malformed;
        } catch (IllegalArgumentException | IllegalStateException contradiction) {
            throw new CoAPMessageFormatException("malformed", header.getToken(), header.getMID(), header.getCode(),
                    header.getType() == Type.CON, ResponseCode.BAD_REQUEST);
        }
    }
}
