/** The rows of leaks in the relational store. Blocking; the thread of leaks only. */
package io.hazardwatch.gateway.leaks.tables;
