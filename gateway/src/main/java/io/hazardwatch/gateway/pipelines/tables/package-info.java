/** The rows of pipelines in the relational store. Blocking. */
package io.hazardwatch.gateway.pipelines.tables;
