/**
 * What every protocol shares on the HTTP side: negotiation, bounded bodies, addresses behind proxies, failures to
 * answers.
 */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.0.0")
package io.gewu.http;
