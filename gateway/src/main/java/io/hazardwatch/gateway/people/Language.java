package io.hazardwatch.gateway.people;

/** Language of messages to a person. */
public enum Language { ZH, EN }
