package io.hazardwatch.gateway.people;

import java.util.regex.Pattern;

/** A way to tell somebody something, with the shape its addresses have. Pure. */
public enum ContactMeansKind {
    VOICE(Pattern.compile("\\+?[0-9][0-9 ()-]{1,30}"), "must be a telephone number"),
    SMS(VOICE.shape, VOICE.rule),
    MAIL(Pattern.compile("[^@\\s]{1,64}@[^@\\s]{1,190}"), "must be a mail address"),
    PUSH,
    DINGTALK,
    WECOM,
    FEISHU,
    APP;

    private final Pattern shape;
    private final String rule;

    ContactMeansKind(Pattern shape, String rule) {
        this.shape = shape;
        this.rule = rule;
    }

    ContactMeansKind() {
        this(Pattern.compile("[^\\p{Cntrl}]{1,200}"), "must be a text of 1 to 200 characters");
    }

    /** Whether {@code address} can be one. */
    public boolean isAddress(String address) {
        return address != null && !address.isBlank() && shape.matcher(address).matches();
    }

    /** What addresses look like, for people. */
    public String rule() {
        return rule;
    }
}
