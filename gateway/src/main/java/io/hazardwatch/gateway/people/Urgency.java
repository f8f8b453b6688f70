package io.hazardwatch.gateway.people;

/** The system chooses the urgency, the person the means for each. */
public enum Urgency { NORMAL, URGENT }
