/**
 * Reads warnings in JSON: the responses of Chinese weather services, two generations of them, and what a person types in. Codes that are
 * not known are kept, never refused. Pure but for the JSON library. Any thread.
 */
package io.hazardwatch.gateway.weather.json;
