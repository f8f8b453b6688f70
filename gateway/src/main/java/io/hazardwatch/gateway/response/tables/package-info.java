/** The rows of this room in the relational store. */
package io.hazardwatch.gateway.response.tables;
