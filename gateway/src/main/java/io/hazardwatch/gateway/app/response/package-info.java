/** Connects the parts of response with the plant, the calls to people and the journal, and gives them their threads. */
package io.hazardwatch.gateway.app.response;
