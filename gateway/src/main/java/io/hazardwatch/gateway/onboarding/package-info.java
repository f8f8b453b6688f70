/**
 * How a configuration comes to be: proposals that change site files, their difference in words, their approval by another person, and the
 * revisions that were in force.
 *
 * <p>Invariant: the files are the truth. Nothing here changes them but the publication of a proposal that was checked against the files in
 * force at that moment. Thread: each part says so. Absent on purpose: reading YAML, which settings do, and putting a registry in force.
 */
package io.hazardwatch.gateway.onboarding;
