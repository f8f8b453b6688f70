package io.hazardwatch.gateway.notify.channel.smpp;

import java.io.DataInputStream;
import java.io.IOException;
import org.jsmpp.DefaultPDUReader;
import org.jsmpp.InvalidCommandLengthException;
import org.jsmpp.bean.Command;

/** Refuses PDUs that say they are longer than any can be, because the library makes room for what the centre says. The library's thread. */
final class BoundedPduReader extends DefaultPDUReader {
    /** A payload of 64 KiB with all other fields and parameters of a PDU. */
    static final int LENGTH_MAX = 72 * 1024;

    @Override
    public Command readPDUHeader(DataInputStream in) throws InvalidCommandLengthException, IOException {
        Command header = super.readPDUHeader(in);
        if (header.getCommandLength() > LENGTH_MAX) {
            throw new InvalidCommandLengthException("a PDU of " + header.getCommandLength() + " bytes");
        }
        return header;
    }
}
