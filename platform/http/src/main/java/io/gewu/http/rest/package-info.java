/** Serves the {@link io.gewu.api.rest.RestService}s of plugins: routes, JSON, Server-Sent Events. */
package io.gewu.http.rest;
