/** Tests of the watch of pipelines, on transients of the simulator's model, which knows nothing of it. */
package io.hazardwatch.gateway.pipelines;
