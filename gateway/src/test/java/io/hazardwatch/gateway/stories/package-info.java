/** What went wrong elsewhere, as tests: each tells an accident or another system's defect, and what we do instead. */
package io.hazardwatch.gateway.stories;
