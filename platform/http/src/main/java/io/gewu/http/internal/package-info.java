/** The front door: filters, health, metrics, readiness and shutdown. */
package io.gewu.http.internal;
