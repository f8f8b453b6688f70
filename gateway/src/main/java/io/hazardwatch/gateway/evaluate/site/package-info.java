/**
 * Rules over several points of one site: composites, votes of redundant sensors, and whether these agree.
 *
 * <p>Invariant: the unknown is never taken for normal. A rule uses the readings and the findings of other rules of its site,
 * and reports its own findings at a virtual point. Devices have clocks of their own, so delays and windows go by
 * arrival. A reading that changes nothing allocates nothing. Thread: the lane's. Absent on purpose: rules over other
 * sites, which may live on other lanes.
 */
package io.hazardwatch.gateway.evaluate.site;
