/** Addresses below {@code /hotline}: key figures, rankings, knowledge, consultations, import. */
package io.gewu.hotline.rest;
