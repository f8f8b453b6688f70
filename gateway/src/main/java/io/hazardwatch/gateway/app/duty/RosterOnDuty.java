package io.hazardwatch.gateway.app.duty;

import io.hazardwatch.gateway.duty.DutyPost;
import io.hazardwatch.gateway.duty.DutyShift;
import io.hazardwatch.gateway.duty.OnDuty;
import io.hazardwatch.gateway.duty.book.DutyPeople;
import io.hazardwatch.gateway.duty.roster.RosteredShifts;
import io.hazardwatch.gateway.duty.roster.store.RosterBook;
import io.hazardwatch.gateway.model.Text;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** Tells who is on duty according to the roster in force at the time of the question. Any thread. */
final class RosterOnDuty implements OnDuty, DutyPeople {
    /** What was made of one roster. */
    private record Made(RosterBook.InForce of, RosteredShifts shifts) {}

    private final RosterBook book;
    private final Function<String, Text> names;
    private final UnaryOperator<String> personOf;
    private final UnaryOperator<String> accountOf;
    private volatile Made made;

    /**
     * @param names display name of a person by id; null for somebody nobody knows
     * @param personOf id of the person who logs in by an account
     * @param accountOf account of a person
     */
    RosterOnDuty(RosterBook book, Function<String, Text> names, UnaryOperator<String> personOf, UnaryOperator<String> accountOf) {
        this.accountOf = accountOf;
        this.personOf = personOf;
        this.book = book;
        this.names = names;
    }

    private RosteredShifts shifts() {
        RosterBook.InForce present = book.inForce();
        Made known = made;
        if (known == null || known.of() != present) {
            known = new Made(present, new RosteredShifts(present.posts(), present.roster()));
            made = known;
        }
        return known.shifts();
    }

    @Override
    public List<DutyPost> posts() {
        return shifts().posts();
    }

    @Override
    public List<DutyShift> shifts(String post, long fromMillis, long toMillis) {
        return shifts().shifts(post, fromMillis, toMillis);
    }

    @Override
    public String personOf(String account) {
        return personOf.apply(account);
    }

    @Override
    public String accountOf(String person) {
        return accountOf.apply(person);
    }

    @Override
    public String nameOf(String person) {
        Text name = names.apply(person);
        return name == null ? person : name.zh();
    }

    @Override
    public String englishNameOf(String person) {
        Text name = names.apply(person);
        return name == null ? person : name.en();
    }
}
