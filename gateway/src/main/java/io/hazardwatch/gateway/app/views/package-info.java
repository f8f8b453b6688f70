/**
 * The reading sides of the rooms in the terms of the API.
 *
 * <p>Thread: worker threads, unless a class says otherwise.
 */
package io.hazardwatch.gateway.app.views;
