package io.hazardwatch.gateway.duty.book;

/** The persons behind the ids of the roster. Any thread, from memory. */
public interface DutyPeople {
    /** The id of the person an account belongs to; the account's name when nobody says otherwise. */
    String personOf(String account);

    /** The account by which a person logs in and proves who answers; the person's id when nobody says otherwise. */
    default String accountOf(String person) {
        return person;
    }

    /** What to call the person on paper; the id when nobody knows more. */
    String nameOf(String person);

    /** What to call the person in English; as on paper when nobody says otherwise. */
    default String englishNameOf(String person) {
        return nameOf(person);
    }
}
