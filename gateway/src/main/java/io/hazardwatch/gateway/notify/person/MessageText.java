package io.hazardwatch.gateway.notify.person;

/**
 * Text of a message in the person's language, in the forms that different means need.
 *
 * @param title at most 80 characters, the priority word first: subject of a mail, title of a push message
 * @param brief for SMS: at most two joined segments of UCS-2 (134 characters), of which the first 67 suffice alone
 * @param full  for mail, chat and notices: all facts, plain text in lines
 * @param speech for calls: at most 20 s when spoken, without the keys to press
 */
public record MessageText(String title, String brief, String full, String speech) {}
