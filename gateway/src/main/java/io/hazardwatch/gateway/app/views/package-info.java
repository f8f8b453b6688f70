/**
 * Implements the API's read ports over the rooms.
 *
 * <p>Thread: worker threads, unless a class says otherwise.
 */
package io.hazardwatch.gateway.app.views;
