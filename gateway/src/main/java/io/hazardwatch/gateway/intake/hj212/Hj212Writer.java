package io.hazardwatch.gateway.intake.hj212;

import io.hazardwatch.gateway.decode.hj212.Hj212Checksum;
import io.hazardwatch.gateway.decode.hj212.Hj212Message;
import io.hazardwatch.gateway.decode.hj212.Hj212Packet;
import io.hazardwatch.gateway.model.FrameDeviation;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Writes what the gateway sends to devices: answers (9011, 9013, 9014) and settings. Stateless. */
final class Hj212Writer {
    private static final DateTimeFormatter QN = DateTimeFormatter.ofPattern("yyyyMMddHHmmssSSS");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyyMMddHHmmss");
    private static final String INTERACTION = "91";
    private static final int NO_ANSWER_2017 = 4;
    private static final int ANSWER_2017 = 5;
    private static final int ANSWER_2005 = 1;

    private Hj212Writer() {}

    static String number(long millis, ZoneId zone) {
        return QN.format(Instant.ofEpochMilli(millis).atZone(zone));
    }

    static String time(long millis, ZoneId zone) {
        return TIME.format(Instant.ofEpochMilli(millis).atZone(zone));
    }

    /**
     * The answer to a packet. The edition of 2005 repeats the number of the request among the data.
     *
     * @param result what follows, as {@code QnRtn=8}; empty for nothing
     */
    static ByteBuf answer(int command, Hj212Packet to, String result, Set<FrameDeviation> deviations) {
        String data = to.isOf2005() ? "QN=" + to.qn() + (result.isEmpty() ? "" : ";" + result) : result;
        String flag = to.isOf2005() ? "0" : String.valueOf(NO_ANSWER_2017);
        return frame(segment(to.qn(), INTERACTION, command, to.password(), to.mn(), flag, data), deviations);
    }

    /** The answers to the packets of a message that want one. */
    static List<ByteBuf> dataAnswers(Hj212Message to, Set<FrameDeviation> deviations) {
        List<ByteBuf> answers = new ArrayList<>(1);
        for (Hj212Packet packet : to.packets()) {
            if (packet.isAnswerWanted()) {
                answers.add(answer(Hj212Commands.DATA_ANSWER, packet, "", deviations));
            }
        }
        return answers;
    }

    /** A request to a device. */
    static ByteBuf request(String number, String system, int command, String password, Hj212Packet of, String data,
                           Set<FrameDeviation> deviations) {
        String flag = String.valueOf(of.isOf2005() ? ANSWER_2005 : ANSWER_2017);
        return frame(segment(number, system, command, password, of.mn(), flag, data), deviations);
    }

    private static String segment(String number, String system, int command, String password, String mn, String flag, String data) {
        return "QN=" + number + ";ST=" + system + ";CN=" + command + ";PW=" + password + ";MN=" + mn + ";Flag=" + flag
                + ";CP=&&" + data + "&&";
    }

    /** A frame with the kind of checksum that the device uses itself. */
    private static ByteBuf frame(String segment, Set<FrameDeviation> deviations) {
        byte[] data = segment.getBytes(StandardCharsets.UTF_8);
        int modbus = Hj212Checksum.modbus(data, 0, data.length);
        int checksum = deviations.contains(FrameDeviation.MODBUS_CRC) ? modbus
                : deviations.contains(FrameDeviation.MODBUS_CRC_SWAPPED) ? Hj212Checksum.swapped(modbus)
                : Hj212Checksum.standard(data, 0, data.length);
        String hex = deviations.contains(FrameDeviation.LOWER_CASE_CRC) ? "%04x" : "%04X";
        return Unpooled.wrappedBuffer("##%04d".formatted(data.length).getBytes(StandardCharsets.US_ASCII), data,
                (hex.formatted(checksum) + "\r\n").getBytes(StandardCharsets.US_ASCII));
    }
}
