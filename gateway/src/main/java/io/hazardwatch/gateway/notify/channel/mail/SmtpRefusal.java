package io.hazardwatch.gateway.notify.channel.mail;

import io.hazardwatch.gateway.notify.person.SendResult;
import io.vertx.ext.mail.SMTPException;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Interprets a refusal by a mail server. Only what is about the recipient makes an address unreachable; a wrong password, a
 * policy, a full mailbox or a busy server does not. Pure.
 */
final class SmtpRefusal {
    /** RFC 3463: no such mailbox or domain, bad syntax, moved, null MX, mailbox disabled. */
    private static final Set<String> OF_ADDRESS = Set.of("5.1.1", "5.1.2", "5.1.3", "5.1.6", "5.1.10", "5.2.1");
    private static final Pattern ENHANCED = Pattern.compile("\\b([245]\\.[0-9]{1,3}\\.[0-9]{1,3})\\b");
    /** Of servers that give no enhanced code. */
    private static final Pattern WORDS = Pattern.compile("(?i)user unknown|no such user|unknown user|mailbox unavailable|does not exist|"
            + "recipient.{0,40}rejected|invalid recipient|no mailbox");
    private static final int NOT_TAKEN = 550;
    private static final int NOT_LOCAL = 551;
    private static final int BAD_NAME = 553;
    /** RFC 5321: a mailbox that is busy, missing, elsewhere, full or misnamed. */
    private static final Set<Integer> OF_MESSAGE = Set.of(450, NOT_TAKEN, NOT_LOCAL, 552, BAD_NAME);
    private static final int QUOTED_MAX = 200;

    private SmtpRefusal() {}

    static SendResult of(Throwable failure) {
        String text = String.valueOf(failure.getMessage()).replaceAll("[\\p{Cntrl}]+", " ");
        String quoted = text.substring(0, Math.min(text.length(), QUOTED_MAX));
        return failure instanceof SMTPException refusal && isOfAddress(refusal) ? new SendResult.Unreachable(quoted)
                : new SendResult.Retry(quoted, 0, failure instanceof SMTPException answer && OF_MESSAGE.contains(answer.getReplyCode()));
    }

    private static boolean isOfAddress(SMTPException refusal) {
        String message = String.join(" ", refusal.getReplyMessages());
        Matcher enhanced = ENHANCED.matcher(message);
        if (enhanced.find()) {
            return OF_ADDRESS.contains(enhanced.group(1));
        }
        int code = refusal.getReplyCode();
        return (code == NOT_TAKEN || code == NOT_LOCAL || code == BAD_NAME) && WORDS.matcher(message).find();
    }
}
