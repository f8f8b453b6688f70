/** The page behind the link of a message, for people who are not logged in. */
package io.hazardwatch.gateway.api.answer;
