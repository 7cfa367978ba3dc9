/** What OGC's web services share: parameters, XML writing, exception reports. */
package io.gewu.ows;
