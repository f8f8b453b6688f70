/**
 * Reads CAP 1.0, 1.1 and 1.2 messages, the Chinese profile among them, and checks their signatures. Documents with a type definition are
 * refused before anything of them is resolved; nothing here opens a file or a connection. Pure but for the XML library. Any thread.
 */
package io.hazardwatch.gateway.weather.cap;
