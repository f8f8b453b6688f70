package io.hazardwatch.gateway.duty.log;

import io.hazardwatch.gateway.signing.Sha256;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * The present contents of a post's day: entries, signatures, and the seal once both officers have signed.
 *
 * @param sealed null until both have signed
 */
public record DayPage(String post, LocalDate day, List<DutyLogEntry> entries, List<DaySignature> signatures, SignedDay sealed) {
    public DayPage {
        entries = entries.stream().sorted(DayText.ORDER).toList();
        signatures = List.copyOf(signatures);
    }

    /** SHA-256 of the day's text, which is what people sign. */
    public String textHash() {
        return Sha256.hex(DayText.of(post, day, entries));
    }

    /** Valid signatures of the day; an entry written after a signature makes it void. */
    public List<DaySignature> standing() {
        String hash = textHash();
        return signatures.stream().filter(each -> each.textHash().equals(hash)).toList();
    }

    /**
     * Whether that person may sign now.
     *
     * @param onDuty everybody on duty on that day, and who took over at its end
     */
    public DutyLogVerdict maySign(String person, Collection<String> onDuty, long endMillis, long nowMillis) {
        if (sealed != null) {
            return DutyLogVerdict.DAY_SIGNED;
        }
        if (nowMillis < endMillis) {
            return DutyLogVerdict.DAY_NOT_OVER;
        }
        if (entries.isEmpty()) {
            return DutyLogVerdict.EMPTY_DAY;
        }
        if (!onDuty.contains(person)) {
            return DutyLogVerdict.NOT_ON_DUTY;
        }
        return standing().stream().anyMatch(each -> each.person().equals(person)) ? DutyLogVerdict.ALREADY_SIGNED : DutyLogVerdict.TAKEN;
    }

    /** The signature itself. */
    public DaySignature sign(String person, long nowMillis) {
        return new DaySignature(post, day, person, nowMillis, textHash());
    }

    /** The seal that {@code last} completes, or null while a signature is missing. */
    public SignedDay seal(DaySignature last, String previous, long nowMillis) {
        List<DaySignature> both = new ArrayList<>(standing());
        both.add(last);
        return both.size() < 2 ? null
                : new SignedDay(post, day, entries.size(), previous, Sha256.hex(DayText.chained(previous, last.textHash(), both)), nowMillis);
    }

    /** Whether the seal is that of this text, these signatures and that day before. */
    public boolean isAsSigned() {
        return sealed != null && sealed.entries() == entries.size()
                && sealed.hash().equals(Sha256.hex(DayText.chained(sealed.previous(), textHash(), standing())));
    }
}
