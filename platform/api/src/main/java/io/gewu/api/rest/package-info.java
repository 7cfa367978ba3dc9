/** JSON over HTTP for plugins: routes under a path of their own, without a servlet or a JSON library. */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("2.0.0")
package io.gewu.api.rest;
