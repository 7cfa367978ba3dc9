/** Addresses below {@code /item}. */
package io.gewu.item.rest;
