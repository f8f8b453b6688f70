package io.hazardwatch.gateway.people;

/** In which language a person is told. */
public enum Language { ZH, EN }
