package io.hazardwatch.gateway.notify.channel.smpp;

import io.hazardwatch.gateway.notify.person.ChannelContext;
import io.hazardwatch.gateway.notify.person.CodeReply;
import io.hazardwatch.gateway.notify.person.DeliveryReceipt;
import io.hazardwatch.gateway.notify.person.ReceiptOutcome;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsmpp.SMPPConstant;
import org.jsmpp.bean.AlertNotification;
import org.jsmpp.bean.Alphabet;
import org.jsmpp.bean.DataSm;
import org.jsmpp.bean.DeliverSm;
import org.jsmpp.bean.OptionalParameter;
import org.jsmpp.extra.ProcessRequestException;
import org.jsmpp.session.DataSmResult;
import org.jsmpp.session.MessageReceiverListener;
import org.jsmpp.session.Session;

/** Reads what the message centre delivers: receipts of our messages, and what people wrote back. The library's threads; never blocks. */
final class SmppReceiver implements MessageReceiverListener {
    private static final int TEXT_MAX = 200;
    /** The text of a receipt, appendix B of SMPP 3.4; centres differ in blanks and letters. */
    private static final Pattern ID = Pattern.compile("\\bid:\\s*(\\S+)", Pattern.CASE_INSENSITIVE);
    private static final Pattern STATE = Pattern.compile("\\bstat:\\s*([A-Za-z]+)", Pattern.CASE_INSENSITIVE);
    private static final Pattern ERROR = Pattern.compile("\\berr:\\s*(\\w+)", Pattern.CASE_INSENSITIVE);

    private final SmppSettings settings;
    private final ChannelContext context;

    SmppReceiver(SmppSettings settings, ChannelContext context) {
        this.settings = settings;
        this.context = context;
    }

    @Override
    public void onAcceptDeliverSm(DeliverSm delivered) {
        String text = text(delivered);
        if (delivered.isSmscDeliveryReceipt()) {
            receipt(delivered, text);
        } else {
            context.receipts().replied(new CodeReply(settings.options().id(), delivered.getSourceAddr(), text.length() > TEXT_MAX
                    ? text.substring(0, TEXT_MAX) : text, context.clock().millis()));
        }
    }

    private void receipt(DeliverSm delivered, String text) {
        OptionalParameter.Receipted_message_id named = delivered.getOptionalParameter(OptionalParameter.Receipted_message_id.class);
        String id = named == null ? found(ID, text) : named.getValueAsString().replace("\0", "");
        String state = found(STATE, text);
        String error = found(ERROR, text);
        ReceiptOutcome outcome = outcome(state, error);
        if (id != null && outcome != null) {
            context.receipts().received(new DeliveryReceipt(settings.options().id(), id, null, outcome, context.clock().millis(),
                    error == null ? state : state + " " + error));
        }
    }

    /** Null while it is on its way. */
    private ReceiptOutcome outcome(String state, String error) {
        if (error != null && settings.unreachableErrors().contains(error)) {
            return ReceiptOutcome.UNREACHABLE;
        }
        return switch (state == null ? "" : state.toUpperCase(Locale.ROOT)) {
            case "DELIVRD" -> ReceiptOutcome.DELIVERED;
            case "EXPIRED", "DELETED", "UNDELIV", "UNKNOWN", "REJECTD" -> ReceiptOutcome.UNDELIVERED;
            default -> null;
        };
    }

    private static String found(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find() ? matcher.group(1) : null;
    }

    private static String text(DeliverSm delivered) {
        byte[] bytes = delivered.getShortMessage() == null ? new byte[0] : delivered.getShortMessage();
        if (delivered.isUdhi() && bytes.length > 0 && bytes[0] >= 0 && bytes[0] < bytes.length) {
            bytes = Arrays.copyOfRange(bytes, bytes[0] + 1, bytes.length);
        }
        return new String(bytes, charset(delivered.getDataCoding()));
    }

    /** Digits are the same in the alphabets of one byte, and answers are digits. */
    private static Charset charset(byte coding) {
        return coding == Alphabet.ALPHA_UCS2.value() ? StandardCharsets.UTF_16BE : StandardCharsets.ISO_8859_1;
    }

    @Override
    public DataSmResult onAcceptDataSm(DataSm data, Session source) throws ProcessRequestException {
        throw new ProcessRequestException("not expected", SMPPConstant.STAT_ESME_RINVCMDID);
    }

    @Override
    public void onAcceptAlertNotification(AlertNotification alert) {
        // A number that can be reached again changes nothing: calls are repeated anyway.
    }
}
