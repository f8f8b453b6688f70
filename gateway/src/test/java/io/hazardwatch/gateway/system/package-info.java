/** The whole gateway from outside: started, killed, reloaded, flooded, and asked over its own doors what it knows. */
package io.hazardwatch.gateway.system;
