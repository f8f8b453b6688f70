/** Tests of the tasks of field staff. */
package io.hazardwatch.gateway.leaks.field;
